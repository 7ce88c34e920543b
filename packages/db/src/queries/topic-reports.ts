import type { TopicReport } from "@earshot/core/report/topic-report";
import { desc, eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { topicReport } from "../schema/topic-report.ts";
import { triage } from "../schema/triage.ts";

export type KeptTopicReport = typeof topicReport.$inferSelect;

/** Null when none was made for so many days yet. */
export async function readTopicReport(db: Db, days: number): Promise<KeptTopicReport | null> {
  const [kept] = await db.select().from(topicReport).where(eq(topicReport.days, days));
  return kept ?? null;
}

/** All that were made, and the newest post in triage: 0 without one. */
export async function topicReportState(
  db: Db,
): Promise<{ kept: Omit<KeptTopicReport, "report">[]; newestPostId: number }> {
  const { days, madeAt, tookMs, newestPostId } = topicReport;
  const kept = await db.select({ days, madeAt, tookMs, newestPostId }).from(topicReport);
  const [newest] = await db
    .select({ postId: triage.postId })
    .from(triage)
    .orderBy(desc(triage.postId))
    .limit(1);
  return { kept, newestPostId: newest?.postId ?? 0 };
}

export async function saveTopicReport(
  db: Db,
  given: { days: number; madeAt: Date; tookMs: number; newestPostId: number; report: TopicReport },
): Promise<void> {
  const { days: _days, ...set } = given;
  await db.insert(topicReport).values(given).onConflictDoUpdate({ target: topicReport.days, set });
}
