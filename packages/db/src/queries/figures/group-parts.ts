import { emptyTally, type FigureGroup, type Tally } from "@earshot/core/report/metrics/figure";
import type { FigureQuestion } from "@earshot/core/report/metrics/figure-question";
import { allKey } from "./figure-codes.ts";
import { byGroup, byTwo, largestGroups, totalOf, type Reading, type Tallies } from "./group-tallies.ts";
import { largestKeys } from "./read-tallies.ts";
import { addTally, sumTallies } from "./tally-sum.ts";

/** Keys of both groups of an answer that another is held against. */
type KeysLike = readonly [readonly string[], readonly string[]];

/**
 * Reads what a question is put together from, each mention as seldom as may be.
 * @param like keys of the same question over another time: the same groups are read, whichever were the largest here
 */
export async function readParts(
  reading: Reading,
  question: FigureQuestion,
  like: KeysLike | null,
): Promise<Parts> {
  return (
    (await readAtOnce(reading, question, like)) ??
    (await readAroundLargest(reading, question, like)) ??
    (await readOneByOne(reading, question, like))
  );
}

/** What a question of two groups is put together from. */
export interface Parts {
  total: Tally;
  first: Tallies | null;
  second: Tallies | null;
  /** Null where it is still to be read, of the keys that are shown. */
  both: Tallies | null;
}

/** Of these there are too many to read them all. */
const numerous: ReadonlySet<FigureGroup> = new Set(["source", "author", "story"]);

/**
 * Groups of which there are few are read once: everything else is their sum. Of directions a mention has several, so there each mention is
 * read once more under a key of its own. Null for groups of which there are many.
 */
async function readAtOnce(
  reading: Reading,
  question: FigureQuestion,
  like: KeysLike | null,
): Promise<Parts | null> {
  const { by, split } = question;
  if (by === "none" || numerous.has(by) || numerous.has(split)) return null;
  const isOverlapping = [by, split].some((group) => isOverlappingIn(reading, group));
  const pairs = await byTwo(reading, [by, split], [null, null], isOverlapping);
  const isAll = (pair: string) => isOverlapping && keyOf(pair, by === "direction" ? 0 : 1) === allKey;
  const sumsBy = (at: 0 | 1, all: boolean) => sumPairs(pairs, at, (pair) => isAll(pair) === all);
  // What stands beside directions, and what all of them are: each mention once.
  const once = (at: 0 | 1) => sumsBy(at, isOverlapping);
  const first = by === "direction" ? sumsBy(0, false) : once(0);
  const total = sumTallies(once(by === "direction" ? 1 : 0).values());
  const ranked = (found: Tallies, at: 0 | 1) =>
    largestOf(found, question[at === 0 ? "by" : "split"], question, like?.[at]);
  if (split === "none") return { total, first: ranked(first, 0), second: null, both: null };
  const second = split === "direction" ? sumsBy(1, false) : once(1);
  return {
    total,
    first: ranked(first, 0),
    second: ranked(second, 1),
    both: new Map([...pairs].filter(([pair]) => !isAll(pair))),
  };
}

/** The largest alone, or those that the answer is held against. */
function largestOf(
  found: Tallies,
  group: FigureGroup,
  { metrics, limit }: FigureQuestion,
  only: readonly string[] | undefined,
): Tallies {
  if (group === "time") return found;
  if (only !== undefined) return new Map([...found].filter(([key]) => only.includes(key)));
  const by = metrics[0]?.largestBy ?? "mentions";
  return new Map(
    [...found]
      .toSorted(([x, a], [y, b]) => b[by] - a[by] || b.mentions - a.mentions || (x < y ? -1 : 1))
      .slice(0, limit),
  );
}

async function readOneByOne(
  reading: Reading,
  question: FigureQuestion,
  like: KeysLike | null,
): Promise<Parts> {
  const { by, split } = question;
  const total = await totalOf(reading);
  const first = by === "none" ? null : await groupsOf(reading, question, by, like?.[0]);
  const second = split === "none" ? null : await groupsOf(reading, question, split, like?.[1]);
  return { total, first, second, both: null };
}

/**
 * One group of which there are many beside another of which there are few: which of the many are the largest, then these alone, and what
 * they come to is the sum of what stands beside them. So each mention is read twice where it was read for every part of the answer.
 * Null for other questions.
 */
async function readAroundLargest(
  reading: Reading,
  question: FigureQuestion,
  like: KeysLike | null,
): Promise<Parts | null> {
  const { by, split, metrics, limit } = question;
  const many = numerous.has(by) ? 0 : 1;
  const [group, beside] = many === 0 ? [by, split] : [split, by];
  if (by === "none" || split === "none" || !numerous.has(group) || numerous.has(beside)) return null;
  const withAll = isOverlappingIn(reading, beside);
  const few = await byGroup(reading, beside, null, withAll);
  const total = withAll ? (few.get(allKey) ?? emptyTally) : sumTallies(few.values());
  const keys =
    like?.[many] ??
    (await largestKeys(
      reading.db,
      { ...reading, group },
      { by: metrics[0]?.largestBy ?? "mentions", limit },
    ));
  const groups = [by, split] as const;
  const pairs = await byTwo(reading, groups, many === 0 ? [keys, null] : [null, keys], withAll);
  const isAll = (pair: string) => keyOf(pair, many === 0 ? 1 : 0) === allKey;
  const found = sumPairs(pairs, many, (pair) => isAll(pair) === withAll);
  const largest: Tallies = new Map(keys.map((key) => [key, found.get(key) ?? emptyTally]));
  const others = largestOf(
    new Map([...few].filter(([key]) => key !== allKey)),
    beside,
    question,
    like?.[many === 0 ? 1 : 0],
  );
  const [first, second] = many === 0 ? [largest, others] : [others, largest];
  return { total, first, second, both: new Map([...pairs].filter(([pair]) => !isAll(pair))) };
}

/** Whether a mention may be in several of these groups. */
function isOverlappingIn({ filter }: Reading, group: FigureGroup): boolean {
  return group === "direction" && filter.directions?.length !== 1;
}

function keyOf(pair: string, at: 0 | 1): string {
  return pair.split("\n")[at] ?? "";
}

/** What the pairs that count come to for each key of one of the groups. */
function sumPairs(pairs: Tallies, at: 0 | 1, counts: (pair: string) => boolean): Tallies {
  const sums = new Map<string, Tally>();
  for (const [pair, tally] of pairs) {
    if (!counts(pair)) continue;
    const key = keyOf(pair, at);
    sums.set(key, addTally(sums.get(key) ?? emptyTally, tally));
  }
  return sums;
}

async function groupsOf(
  reading: Reading,
  { metrics, limit }: FigureQuestion,
  group: FigureGroup,
  only: readonly string[] | undefined,
): Promise<Tallies> {
  if (group === "time") return byGroup(reading, group, null);
  if (only !== undefined) return byGroup(reading, group, only);
  return largestGroups(reading, group, { by: metrics[0]?.largestBy ?? "mentions", limit });
}
