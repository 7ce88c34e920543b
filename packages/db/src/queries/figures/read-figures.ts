import type { FigureQuestion, Figures } from "@earshot/core/report/metrics/figure-question";
import type { Db } from "../../database.ts";
import { withinTime } from "../within-time.ts";
import { uncountedSince } from "./count-mentions.ts";
import { readCoverage } from "./figure-coverage.ts";
import { readFilterOf } from "./figure-filter.ts";
import { linesOf } from "./figure-lines.ts";
import { nameKeys } from "./figure-names.ts";
import { readingPlace } from "./figure-plan.ts";
import { stepStarts } from "./figure-steps.ts";
import { warningsOf } from "./figure-warnings.ts";
import { readFairness } from "./read-fairness.ts";
import { readGroups } from "./read-groups.ts";
import { comparesEntities, withoutShares } from "./unfair-lines.ts";

const limitMs = 20_000;

/**
 * Answers a question of numbers, all of them of the same moment: from the sums per hour where those know what is asked, else from every
 * mention. Figures of steps in which nobody listened are refused, never 0.
 * @throws TooSlowError
 */
export async function readFigures(db: Db, question: FigureQuestion, now: Date): Promise<Figures> {
  const { by, split, from, to, compare } = question;
  const groups = [by, split] as const;
  const hasTime = groups.includes("time");
  const starts = hasTime ? await stepStarts(db, question) : [from, to];
  const lengthMs = to.getTime() - from.getTime();
  const earlier = starts.map((start) => new Date(start.getTime() - lengthMs));
  const read = await readMoment(db, async (tx) => {
    const uncountedMs = await uncountedSince(tx);
    const filter = await readFilterOf(tx, question.filter);
    const found = await readGroups({ db: tx, filter, starts }, question, null);
    const before =
      compare === null ? null : await readGroups({ db: tx, filter, starts: earlier }, question, found);
    return { uncountedMs, filter, found, before };
  });
  const coverage = await readCoverage(db, { filter: question.filter, starts, earlier, now });
  const fairness = comparesEntities(question)
    ? await readFairness(db, { filter: read.filter, from, to }, now)
    : { warnings: [], isRefused: false };
  const found = linesOf({ question, starts, covered: coverage.steps, now }, read.found, read.before);
  const lines = fairness.isRefused ? withoutShares(found) : found;
  const steps = coverage.steps.map((covered, at) => ({
    at: starts[at] ?? from,
    until: starts[at + 1] ?? to,
    covered,
  }));
  return {
    from,
    to,
    steps: hasTime ? steps : [],
    ...lines,
    ...(await nameKeys(db, groups, lines.rows)),
    metrics: question.metrics,
    coverage: {
      covered: coverage.covered,
      before: coverage.before,
      missing: coverage.missing,
      missingCount: coverage.missingCount,
    },
    warnings: [
      ...fairness.warnings,
      ...warningsOf({ groups, uncountedMs: read.uncountedMs, entities: read.filter.entities }),
    ],
    readFrom: readingPlace(groups, question.filter).kind === "sums" ? "rollups" : "mentions",
    asOf: new Date(now.getTime() - (read.uncountedMs ?? 0)),
  };
}

/** All statements see the same moment, so that rows, rest and total fit together. */
function readMoment<T>(db: Db, read: (tx: Db) => Promise<T>): Promise<T> {
  return withinTime(db, limitMs, read, { isolationLevel: "repeatable read", accessMode: "read only" });
}
