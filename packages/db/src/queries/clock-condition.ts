import type { ClockKind } from "@earshot/core/triage/clock/clock";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";

/**
 * What can be asked of the clocks of a post: one that is late (runs or rests beyond its target), runs in time, rests, was met, was missed
 * (stopped late, or late now).
 */
export const askedClockStates = ["late", "running", "paused", "met", "missed"] as const;
export type AskedClockState = (typeof askedClockStates)[number];

/** Posts with a clock in this state; of one kind where that is named. `postId`: the column of the statement it stands in. */
export function clockCondition(
  postId: SQL,
  asked: { state: AskedClockState; kind?: ClockKind | undefined; now: Date },
): SQL {
  return ofClocks(postId, sql`${isIn(asked.state, asked.now)} and ${ofKind(asked.kind)}`);
}

/** Posts with a running clock that is due before an instant; those that are late already are among them. */
export function dueCondition(
  postId: SQL,
  asked: { before: Date; after?: Date | undefined; kind?: ClockKind | undefined },
): SQL {
  const after = asked.after ? sql`and due_at >= ${asked.after}::timestamptz` : sql``;
  return ofClocks(
    postId,
    sql`state = 'running' and due_at < ${asked.before}::timestamptz ${after} and ${ofKind(asked.kind)}`,
  );
}

/** Gathered first: clocks that are late or due are few beside the posts of a list. */
function ofClocks(postId: SQL, condition: SQL): SQL {
  return sql`${postId} = any(array(select post_id from triage_clock where ${condition}))`;
}

function ofKind(kind: ClockKind | undefined): SQL {
  return kind === undefined ? sql`true` : sql`kind = ${kind}`;
}

function isIn(state: AskedClockState, now: Date): SQL {
  const at = sql`${now}::timestamptz`;
  switch (state) {
    case "late":
      return sql`state in ('running', 'paused') and due_at <= ${at}`;
    case "running":
      return sql`state = 'running' and due_at > ${at}`;
    case "paused":
      return sql`state = 'paused'`;
    case "met":
      return sql`state = 'met'`;
    case "missed":
      return sql`(state = 'missed' or state in ('running', 'paused') and due_at <= ${at})`;
  }
}
