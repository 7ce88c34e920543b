import type { ImportReading } from "@earshot/core/import/reading";
import { eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { importMapping } from "../schema/import-mapping.ts";
import { storable } from "../storable.ts";

export type RememberedMapping = typeof importMapping.$inferSelect;

/** How a file with these columns was read the last time. @param headerPrint fingerprint of the names of its columns */
export async function recallMapping(db: Db, headerPrint: string): Promise<RememberedMapping | null> {
  const rows = await db.select().from(importMapping).where(eq(importMapping.headerPrint, headerPrint));
  return rows[0] ?? null;
}

export async function rememberMapping(
  db: Db,
  given: { headerPrint: string; reading: ImportReading; name: string },
  now: Date,
): Promise<void> {
  const facts = { reading: given.reading, name: storable(given.name), usedAt: now };
  await db
    .insert(importMapping)
    .values({ headerPrint: given.headerPrint, ...facts })
    .onConflictDoUpdate({ target: importMapping.headerPrint, set: facts });
}
