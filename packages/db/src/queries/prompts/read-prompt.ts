import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { prompt } from "../../schema/prompt.ts";
import { triage } from "../../schema/triage.ts";

/** The newest prompt of a post; null when none was made. */
export async function readPrompt(db: Db, postId: number): Promise<typeof prompt.$inferSelect | null> {
  const [row] = await db
    .select()
    .from(prompt)
    .where(and(eq(prompt.postId, postId), isNull(prompt.supersededAt)));
  return row ?? null;
}

/** When a post was found, from which on the time to answer counts; null when it is not in triage. */
export async function readFoundAt(db: Db, postId: number): Promise<Date | null> {
  const [row] = await db.select({ foundAt: triage.foundAt }).from(triage).where(eq(triage.postId, postId));
  return row?.foundAt ?? null;
}
