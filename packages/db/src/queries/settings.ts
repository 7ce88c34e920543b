import { eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { setting } from "../schema/setting.ts";

/** Null when nothing was ever saved under the key. */
export async function readSetting(db: Db, key: string): Promise<unknown> {
  const rows = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, key));
  return rows[0]?.value ?? null;
}

export async function saveSetting(db: Db, key: string, value: unknown, now: Date): Promise<void> {
  await db
    .insert(setting)
    .values({ key, value, updatedAt: now })
    .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt: now } });
}
