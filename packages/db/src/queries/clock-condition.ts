import type { ClockValue } from "@earshot/core/triage/query/query-values";
import { sql } from "drizzle-orm";
import type { AnyColumn, SQL } from "drizzle-orm";

/** Posts with a clock in this state. `postId`: the column of the statement it stands in. */
export function clockCondition(postId: AnyColumn, asked: { state: ClockValue; now: Date }): SQL {
  const at = sql`${asked.now.toISOString()}::timestamptz`;
  const late = sql`(state = 'running' and due_at <= ${at} or state = 'paused' and due_at <= ${at})`;
  switch (asked.state) {
    case "late":
      return gathered(postId, late);
    case "paused":
      return gathered(postId, sql`state = 'paused'`);
    case "running":
      return looked(postId, sql`state = 'running' and due_at > ${at}`);
    case "met":
      return looked(postId, sql`state = 'met'`);
    case "missed":
      return looked(postId, sql`(state = 'missed' or ${late})`);
  }
}

/** Posts with a running clock that is due from one instant on and before another; null for no bound. */
export function dueCondition(
  postId: AnyColumn,
  { after, before }: { after: Date | null; before: Date | null },
): SQL {
  const from = after ? sql`and due_at >= ${after.toISOString()}::timestamptz` : sql``;
  const to = before ? sql`and due_at < ${before.toISOString()}::timestamptz` : sql``;
  return gathered(postId, sql`state = 'running' ${from} ${to}`);
}

/** Clocks that are late, due or at rest are few beside the posts of a list, and have an index: gathered once. */
function gathered(postId: AnyColumn, condition: SQL): SQL {
  return sql`(${postId} in (select post_id from triage_clock where ${condition}))`;
}

/** Asked of one post at a time, as a value: nearly every post has such a clock, and the planner must not walk over all of them. */
function looked(postId: AnyColumn, condition: SQL): SQL {
  return sql`((select true from triage_clock clock where clock.post_id = ${postId} and ${condition} limit 1) is true)`;
}
