import { sql } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";

/** Seals and opens secrets; `@earshot/runtime/encrypt-secret` makes one. */
export interface SecretBox {
  seal(name: string, text: string): string;
  open(name: string, sealed: string): string;
  isCurrent(sealed: string): boolean;
}

/** Every column that holds sealed texts, with the column that names its row. A new one has to be added here, or it is lost with the next key. */
const sealedColumns = [
  { table: "secret", idColumn: "name", column: "sealed" },
  { table: "outbox", idColumn: "key", column: "body" },
  { table: "source_secret", idColumn: "secret_key", column: "sealed" },
  { table: "channel", idColumn: "channel_key", column: "sealed" },
  { table: "push_subscription", idColumn: "push_key", column: "sealed" },
  { table: "second_factor", idColumn: "person_id", column: "sealed_secret" },
] as const;

export type SealedTable = (typeof sealedColumns)[number]["table"];

/** Any number, the same in all processes. */
const keyLock = 4_915_010;

/** The name that a sealed text is bound to: another row's or table's does not open it. */
export function sealedName(table: SealedTable, id: string | number): string {
  return `${table}/${id}`;
}

/**
 * Keeps the key from being exchanged until the transaction ends. Call it before `seal`: what is sealed and not yet
 * committed would otherwise be missed by `resealAll`.
 */
export async function holdKey(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${keyLock})`);
}

const rotationLock = 4_915_012;

/** One exchange of the key at a time: of two at once, one would lose the key that the other has sealed with. */
export async function holdRotation(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${rotationLock})`);
}

/**
 * Seals with the newest key whatever an older one sealed, in one transaction: all or nothing.
 * @returns how many, and the names of those that no known key opens, which stay as they are
 */
export async function resealAll(db: Db, box: SecretBox): Promise<{ resealed: number; unreadable: string[] }> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${keyLock})`);
    let resealed = 0;
    const unreadable: string[] = [];
    for (const { table, idColumn, column } of sealedColumns) {
      const rows = await readRows<{ id: string; sealed: string }>(
        tx,
        sql`select ${sql.identifier(idColumn)}::text as id, ${sql.identifier(column)} as sealed
          from ${sql.identifier(table)} where ${sql.identifier(column)} is not null for update`,
      );
      for (const { id, sealed } of rows) {
        if (box.isCurrent(sealed)) continue;
        const name = sealedName(table, id);
        const text = tryOpen(box, name, sealed);
        if (text === null) {
          unreadable.push(name);
          continue;
        }
        await tx.execute(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${box.seal(name, text)}
          where ${sql.identifier(idColumn)}::text = ${id}`);
        resealed += 1;
      }
    }
    return { resealed, unreadable };
  });
}

/** How many sealed texts there are, and the names of those that no key of `box` opens; looks at a thousand of each table. */
export async function checkSealed(db: Db, box: SecretBox): Promise<{ count: number; unreadable: string[] }> {
  let count = 0;
  const unreadable: string[] = [];
  for (const { table, idColumn, column } of sealedColumns) {
    const rows = await readRows<{ id: string; sealed: string }>(
      db,
      sql`select ${sql.identifier(idColumn)}::text as id, ${sql.identifier(column)} as sealed
        from ${sql.identifier(table)} where ${sql.identifier(column)} is not null limit 1000`,
    );
    count += rows.length;
    for (const { id, sealed } of rows) {
      const name = sealedName(table, id);
      if (tryOpen(box, name, sealed) === null) unreadable.push(name);
    }
  }
  return { count, unreadable };
}

function tryOpen(box: SecretBox, name: string, sealed: string): string | null {
  try {
    return box.open(name, sealed);
  } catch {
    return null;
  }
}
