import { Client, DatabaseError } from "pg";
import { keptAlive } from "../database.ts";
import { BackupError } from "./snapshot.ts";
import { steadySettings } from "./steady-settings.ts";

/** A connection for copying whole tables. Throws a BackupError that names the server and never the password. */
export async function connectForCopying(url: string, applicationName: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: applicationName, ...keptAlive });
  // A connection that is lost fails the statement in hand or the next one, which says so.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(steadySettings);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const place = URL.canParse(url) ? ` at ${new URL(url).host}` : "";
    throw new BackupError(
      `The database${place} cannot be reached: ${reasonOf(error)}. Check the server, the address, the user and the password.`,
      { cause: error },
    );
  }
}

/** What the server says about a copy that failed, as a BackupError that ends with `consequence`; any other error as it is. */
export function explainCopyError(error: unknown, consequence: string): unknown {
  const isLost =
    error instanceof Error && /^Connection terminated|\b(ECONNRESET|EPIPE|ETIMEDOUT)\b/.test(error.message);
  if (!isLost && !(error instanceof DatabaseError)) return error;
  return new BackupError(`The database failed: ${reasonOf(error)}. ${consequence}`, { cause: error });
}

/** Several addresses of one name fail together, with their reasons inside. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
}
