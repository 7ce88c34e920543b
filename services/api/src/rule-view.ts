import type { Rule as RuleView, RuleRun } from "@earshot/contract/rule";
import { idleFor } from "@earshot/core/triage/rule/rule";
import { countMatches, listRuleRuns, type RuleRunRow } from "@earshot/db/queries/rule-runs";
import { asRule, type RuleRow } from "@earshot/db/queries/rules";
import type { Db } from "@earshot/db/database";
import { iso, isoOrNull } from "./iso.ts";

const lately = 30 * 86_400_000;
const runsShown = 100;

/** Rules with what they did, as the contract says it. */
export async function viewRules(db: Db, rows: readonly RuleRow[], now: Date): Promise<RuleView[]> {
  const counts = await countMatches(db, new Date(now.getTime() - lately));
  const runs = await listRuleRuns(
    db,
    rows.map(({ ruleId }) => ruleId),
    runsShown,
  );
  return rows.map((row) => ({
    ...asRule(row),
    version: row.version,
    createdAt: iso(row.createdAt),
    lastMatchedAt: isoOrNull(row.lastMatchedAt),
    matched: counts.get(row.ruleId)?.all ?? 0,
    matchedLately: counts.get(row.ruleId)?.since ?? 0,
    idleDays: idleFor(row, now),
    runs: runs
      .filter(({ ruleId }) => ruleId === row.ruleId)
      .slice(0, 5)
      .map(viewRun),
  }));
}

export function viewRun(run: RuleRunRow & { by: string | null }): RuleRun {
  const { ruleRunId, kind, state, undoes, by, done, total, changed, skipped } = run;
  return {
    ruleRunId,
    kind,
    state,
    undoes,
    by,
    done,
    total,
    changed,
    skipped,
    since: isoOrNull(run.since),
    startedAt: iso(run.startedAt),
    finishedAt: isoOrNull(run.finishedAt),
  };
}
