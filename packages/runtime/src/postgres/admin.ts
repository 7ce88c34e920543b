import { hostname } from "node:os";
import { Client, DatabaseError, escapeIdentifier } from "pg";

/** The one role of the server, its superuser. */
export const SERVER_USER = "earshot";

/** Where a server can be reached, the password included. */
export type ServerAddress = { port: number; password: string };

export function databaseUrl(address: ServerAddress, database: string): string {
  const { port, password } = address;
  return `postgres://${SERVER_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** Any number will do as long as all releases of Earshot use the same: it is what they exclude each other by. */
const OWNER_LOCK = 0x45_61_72_73;

/** What a session calls itself in `pg_stat_activity`; the server cuts it at 63 bytes. */
function ownerName(): string {
  return `earshot ${process.pid}@${hostname()}`.slice(0, 63);
}

/**
 * Tries to become the one owner of the server. The lock is held by the returned session and goes with
 * it, so a killed owner leaves nothing behind to clean up.
 */
export async function claimServer(
  address: ServerAddress,
): Promise<{ ok: true; session: Client } | { ok: false; holder: string }> {
  const session = new Client({
    connectionString: databaseUrl(address, "postgres"),
    application_name: ownerName(),
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  // The server may end the session at any time; the next query on it fails and says so.
  session.on("error", () => undefined);
  try {
    await session.connect();
    const claimed = await session.query<{ ok: boolean }>("select pg_try_advisory_lock($1) as ok", [
      OWNER_LOCK,
    ]);
    if (claimed.rows[0]?.ok === true) return { ok: true, session };
    const holder = await session.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and l.classid = 0 and l.objid = $1 and l.granted`,
      [OWNER_LOCK],
    );
    await session.end();
    return { ok: false, holder: holder.rows[0]?.name ?? "" };
  } catch (error) {
    await session.end().catch(() => undefined);
    throw error;
  }
}

/** Creates the database unless it exists. `template` is copied; nobody may be connected to it. */
export async function createDatabase(session: Client, name: string, template?: string): Promise<void> {
  const existing = await session.query("select 1 from pg_database where datname = $1", [name]);
  if (existing.rowCount !== 0) return;
  const from = template === undefined ? "" : ` template ${escapeIdentifier(template)}`;
  try {
    await session.query(`create database ${escapeIdentifier(name)}${from}`);
  } catch (error) {
    // Created by another session in between.
    if (error instanceof DatabaseError && error.code === "42P04") return;
    throw error;
  }
}
