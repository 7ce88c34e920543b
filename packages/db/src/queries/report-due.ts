import { asc, lt, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { reportDue } from "../schema/report-due.ts";
import { anyOf } from "./post-location.ts";

/** A post that rules and alerts have still to be asked about. */
export interface DueReport {
  postId: number;
  /** Given back to `settleReports`, so that a post that came due again meanwhile stays due. */
  mark: number;
  /** It came into triage now, and not because a new term found it in history; else its labels became different. */
  isNews: boolean;
}

/** Makes posts due for rules and alerts, in the transaction of what happened to them. */
export async function markReportDue(
  db: Db,
  postIds: readonly number[],
  given: { isNews: boolean; now: Date },
): Promise<void> {
  if (postIds.length === 0) return;
  await db.execute(sql`
    insert into report_due (post_id, at, is_news)
    select post_id, ${given.now}::timestamptz, ${given.isNews}
    from unnest(${sql.param([...new Set(postIds)])}::bigint[]) as due(post_id)
    order by post_id
    on conflict (post_id) do update set mark = excluded.mark, is_news = report_due.is_news or excluded.is_news`);
}

/** Those of the posts that are due, in the order of their ids. */
export async function dueReports(db: Db, postIds: readonly number[]): Promise<DueReport[]> {
  if (postIds.length === 0) return [];
  return db
    .select({ postId: reportDue.postId, mark: reportDue.mark, isNews: reportDue.isNews })
    .from(reportDue)
    .where(anyOf(reportDue.postId, postIds))
    .orderBy(asc(reportDue.postId));
}

/** Posts that have been due since before an instant, the oldest first: what the sweep puts on the queue. */
export async function waitingReports(db: Db, before: Date, limit: number): Promise<number[]> {
  const rows = await db
    .select({ postId: reportDue.postId })
    .from(reportDue)
    .where(lt(reportDue.at, before))
    .orderBy(asc(reportDue.at), asc(reportDue.postId))
    .limit(limit);
  return rows.map((row) => row.postId);
}

/** Takes posts off the list that nothing happened to since their mark was read. */
export async function settleReports(
  db: Db,
  settled: readonly Pick<DueReport, "postId" | "mark">[],
): Promise<void> {
  if (settled.length === 0) return;
  const marks = JSON.stringify(settled.map(({ postId, mark }) => ({ post_id: postId, mark })));
  await db.execute(sql`
    delete from report_due d using json_to_recordset(${marks}::json) as g(post_id bigint, mark bigint)
    where d.post_id = g.post_id and d.mark = g.mark`);
}
