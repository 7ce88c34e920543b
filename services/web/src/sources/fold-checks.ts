import type { SourceCheck } from "../api/sources.ts";

/** Visits one after the other of which none brought anything, as one line; any other visit is a line of its own. */
export interface FoldedChecks {
  /** The newest of them. */
  check: SourceCheck;
  times: number;
  /** When the oldest of them was; the same as that of `check` for one alone. */
  since: string;
}

/** @param checks newest first */
export function foldChecks(checks: readonly SourceCheck[]): FoldedChecks[] {
  const folded: FoldedChecks[] = [];
  for (const check of checks) {
    const last = folded.at(-1);
    if (last !== undefined && isPlain(last.check) && isPlain(check)) {
      last.times += 1;
      last.since = check.at;
    } else folded.push({ check, times: 1, since: check.at });
  }
  return folded;
}

/** Read, as always, and nothing new: a dozen of these in a row say no more than one. */
function isPlain({ outcome, added, edited, refused, reasonCode, warnings }: SourceCheck): boolean {
  return (
    outcome !== "failed" && added + edited + refused === 0 && reasonCode === null && warnings.length === 0
  );
}
