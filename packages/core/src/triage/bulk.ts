import { planUndo, type LabelChange, type PlannedChange, type TriageLabels } from "./change.ts";
import { collides, isHeldBack, planChange, type DeskChange } from "./desk-change.ts";
import { isHeldByOther, type Hold } from "./hold.ts";

/** Posts that one batch changes in one transaction. */
export const bulkBatchSize = 200;

/** Posts that one change may reach; whoever wants more makes another one. */
export const bulkPostsMax = 20_000;

/** Why a post of a bulk change stays as it is. */
export const bulkSkips = [
  "unchanged",
  "held",
  "stale",
  "missing",
  "unknown_entity",
  "changed_since",
  "already_undone",
] as const;
export type BulkSkip = (typeof bulkSkips)[number];

/** A post as the database has it when its turn comes; null when it is no longer in triage. */
export interface BulkTurn {
  labels: TriageLabels | null;
  /** What people set since the version that was seen, the newest last. */
  since: readonly { personId: number; to: object }[];
  hold: Pick<Hold, "personId" | "until"> | null;
}

export type BulkDecision =
  | { ok: true; from: LabelChange; to: LabelChange }
  /** `by`: whoever keeps it away. */
  | { ok: false; reason: BulkSkip; by: number | null };

/** What becomes of one post of a bulk change: a change is made, or left out with its reason, as it would be alone. */
export function decideBulk(
  turn: BulkTurn,
  given: { change: DeskChange; personId: number; now: Date },
): BulkDecision {
  const { change, personId, now } = given;
  if (turn.labels === null) return skip("missing");
  const plan = planChange(turn.labels, change);
  const wanted = plan.ok ? plan.to : {};
  const other = turn.since.findLast(({ to }) => collides(wanted, [to]));
  if (other) return skip("stale", other.personId);
  if (!plan.ok) return skip(plan.reason);
  if (isHeldBack(change.kind) && turn.hold && isHeldByOther(turn.hold, { personId, now }))
    return skip("held", turn.hold.personId);
  return plan;
}

/** What becomes of one post when a bulk change is undone. */
export function decideBulkUndo(
  turn: Pick<BulkTurn, "labels" | "since">,
  event: { from: LabelChange; to: LabelChange; isUndone: boolean },
): BulkDecision {
  if (turn.labels === null) return skip("missing");
  if (event.isUndone) return skip("already_undone");
  const plan: PlannedChange<"changed_since"> = planUndo(turn.labels, event);
  if (plan.ok) return plan;
  const other = turn.since.findLast(({ to }) => collides(event.to, [to]));
  return skip(plan.reason, other?.personId ?? null);
}

function skip(reason: BulkSkip, by: number | null = null): BulkDecision {
  return { ok: false, reason, by };
}
