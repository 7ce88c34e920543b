import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";

/** Number of an advisory lock of this database: one for everything that changes stories. */
const storyLock = 7_310_013;

/**
 * Held to the end of a transaction by whoever changes stories, so that two that say the same at the same second are seen by each other.
 * Always taken before any row.
 */
export async function lockStories(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${storyLock})`);
}
