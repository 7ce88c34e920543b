import type { SourceState } from "./source.ts";

/** What a visit means for the record of time in which nothing could be collected. */
export type GapChange =
  | { kind: "none" }
  /** Nothing is known from `from` on; `to` is null while it lasts. */
  | { kind: "record"; from: Date; to: Date | null; why: string }
  /** What was missed has been made up for: the open gap never was one. */
  | { kind: "heal" };

export type GapVisit =
  | { ok: false; state: SourceState; reason: string }
  | {
      ok: true;
      isModified: boolean;
      /** Some post of the answer was known before: what the source shows now joins what it showed then. */
      isOverlapping: boolean;
      /** Earliest publication time in the answer; null when it is empty. */
      oldestAt: Date | null;
    };

const unreadable: ReadonlySet<SourceState> = new Set([
  "failing",
  "needs_key",
  "needs_money",
  "blocked",
  "gone",
]);

/**
 * Decides about gaps. A source shows its newest posts only: after a time without visits, posts were missed if
 * none of those shown is known and even the oldest of them is younger than the last successful visit.
 * @param before the source before this visit
 */
export function decideGap(
  before: { state: SourceState; reason: string | null; lastSuccessAt: Date | null; postCount: number },
  visit: GapVisit,
): GapChange {
  const from = before.lastSuccessAt;
  if (from === null) return { kind: "none" };
  if (!visit.ok) {
    return unreadable.has(visit.state)
      ? { kind: "record", from, to: null, why: visit.reason }
      : { kind: "none" };
  }
  const mayBeOpen = before.state !== "ok" && before.state !== "too_quiet";
  const healed: GapChange = mayBeOpen ? { kind: "heal" } : { kind: "none" };
  if (!visit.isModified || visit.isOverlapping || visit.oldestAt === null || before.postCount === 0)
    return healed;
  if (visit.oldestAt <= from) return healed;
  return { kind: "record", from, to: visit.oldestAt, why: before.reason ?? "window_passed" };
}
