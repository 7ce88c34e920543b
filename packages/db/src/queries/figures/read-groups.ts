import type { FigureGroup, Tally } from "@earshot/core/report/metrics/figure";
import { emptyTally } from "@earshot/core/report/metrics/figure";
import type { FigureQuestion } from "@earshot/core/report/metrics/figure-question";
import {
  byGroup,
  byTwo,
  largestGroups,
  pairKey,
  restOf,
  totalOf,
  type Reading,
  type Tallies,
} from "./group-tallies.ts";
import { allKey } from "./figure-codes.ts";
import { addTally, sumTallies } from "./tally-sum.ts";

/** The second key of what the limit left out of the second group. */
export const restKey = "rest";

export interface GroupRow {
  /** Of time the number of the step. */
  key: string;
  split: string | null;
  tally: Tally;
  /** What a share is taken of: the step, where time is one of the groups; else the group that is split; without a split the total. */
  whole: Tally;
}

export interface ReadGroups {
  total: Tally;
  rest: Tally | null;
  rows: GroupRow[];
  /** Keys of both groups, in the order of the rows. */
  keys: [readonly string[], readonly string[]];
  find(key: string, split: string | null): Pick<GroupRow, "tally" | "whole">;
}

/**
 * Reads all tallies of a question over one time.
 * @param like the same question over another time: the same groups are read, whichever were the largest here
 */
export async function readGroups(
  reading: Reading,
  question: FigureQuestion,
  like: ReadGroups | null,
): Promise<ReadGroups> {
  const { by, split } = question;
  const parts = (await readAtOnce(reading, question, like)) ?? (await readOneByOne(reading, question, like));
  const { total, first, second } = parts;
  const keys: ReadGroups["keys"] = [
    keysOf(reading, by, first, question.limit),
    keysOf(reading, split, second, question.limit),
  ];
  const both =
    parts.both ??
    (first === null || second === null
      ? null
      : await byTwo(reading, [by, split], [limited(by, keys[0]), limited(split, keys[1])]));
  const tallyOf = (key: string, splitKey: string | null): Tally => {
    const found =
      both !== null && splitKey !== null
        ? both.get(pairKey(key, splitKey))
        : splitKey !== null
          ? second?.get(splitKey)
          : first?.get(key);
    return found ?? emptyTally;
  };
  const wholeOf = (key: string, splitKey: string | null): Tally => {
    if (splitKey === null || by === "none") return total;
    return (split === "time" ? second?.get(splitKey) : first?.get(key)) ?? emptyTally;
  };
  const find = (key: string, splitKey: string | null) => ({
    tally: tallyOf(key, splitKey),
    whole: wholeOf(key, splitKey),
  });
  const rows = rowsOf(by, split, keys, find);
  const wide = second !== null && split !== "time" ? ([split, second] as const) : ([by, first] as const);
  const left = wide[1] === null || wide[0] === "time" ? null : restOf(total, wide[1], wide[0]);
  const ofFirst = first !== null && by !== "time" && wide[0] !== by ? restOf(total, first, by) : null;
  return {
    total,
    rest: ofFirst ?? left,
    rows: [...rows, ...splitRests(by, split, keys, find, left)],
    keys,
    find,
  };
}

interface Parts {
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
  like: ReadGroups | null,
): Promise<Parts | null> {
  const { by, split } = question;
  if (by === "none" || numerous.has(by) || numerous.has(split)) return null;
  const isOverlapping =
    (by === "direction" || split === "direction") && reading.filter.directions?.length !== 1;
  const pairs = await byTwo(reading, [by, split], [null, null], isOverlapping);
  const keyOf = (pair: string, at: 0 | 1) => pair.split("\n")[at] ?? "";
  const isAll = (pair: string) => isOverlapping && keyOf(pair, by === "direction" ? 0 : 1) === allKey;
  const sumsBy = (at: 0 | 1, all: boolean): Tallies => {
    const sums = new Map<string, Tally>();
    for (const [pair, tally] of pairs) {
      if (isAll(pair) !== all) continue;
      const key = keyOf(pair, at);
      sums.set(key, addTally(sums.get(key) ?? emptyTally, tally));
    }
    return sums;
  };
  // What stands beside directions, and what all of them are: each mention once.
  const once = (at: 0 | 1) => sumsBy(at, isOverlapping);
  const first = by === "direction" ? sumsBy(0, false) : once(0);
  const total = sumTallies(once(by === "direction" ? 1 : 0).values());
  const ranked = (found: Tallies, at: 0 | 1) =>
    largestOf(found, question[at === 0 ? "by" : "split"], question, like?.keys[at]);
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
    [...found].toSorted(([, a], [, b]) => b[by] - a[by] || b.mentions - a.mentions).slice(0, limit),
  );
}

async function readOneByOne(
  reading: Reading,
  question: FigureQuestion,
  like: ReadGroups | null,
): Promise<Parts> {
  const { by, split } = question;
  const total = await totalOf(reading);
  const first = by === "none" ? null : await groupsOf(reading, question, by, like?.keys[0]);
  const second = split === "none" ? null : await groupsOf(reading, question, split, like?.keys[1]);
  return { total, first, second, both: null };
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

/** Every step is shown, also one without a mention; and whoever is compared by name has a row, also with nothing said of them. */
function keysOf(
  { starts, filter }: Reading,
  group: FigureGroup,
  found: Tallies | null,
  limit: number,
): readonly string[] {
  if (group === "time") return Array.from({ length: starts.length - 1 }, (_, step) => String(step));
  const keys = [...(found?.keys() ?? [])];
  if (group !== "entity") return keys;
  const silent = filter.entities.map(String).filter((key) => found?.has(key) !== true);
  // Where the limit was reached, nobody knows who of the others is silent.
  return keys.length < limit ? [...keys, ...silent].slice(0, limit) : keys;
}

function limited(group: FigureGroup, keys: readonly string[]): readonly string[] | null {
  return group === "time" ? null : keys;
}

type Find = ReadGroups["find"];

function rowsOf(
  by: FigureGroup,
  split: FigureGroup,
  [keys, splits]: ReadGroups["keys"],
  find: Find,
): GroupRow[] {
  if (by === "none" && split === "none") return [];
  if (split === "none") return keys.map((key) => ({ key, split: null, ...find(key, null) }));
  if (by === "none") return splits.map((each) => ({ key: "", split: each, ...find("", each) }));
  return keys
    .flatMap((key) => splits.map((each) => ({ key, split: each, ...find(key, each) })))
    .filter(({ tally }) => by === "time" || split === "time" || tally.mentions > 0);
}

/** Over time, what the limit left out is shown for each step, so that a stack of the largest reaches its whole height. */
function splitRests(
  by: FigureGroup,
  split: FigureGroup,
  [keys, splits]: ReadGroups["keys"],
  find: Find,
  left: Tally | null,
): GroupRow[] {
  if (by !== "time" || split === "none" || left === null) return [];
  return keys.flatMap((key) => {
    const { whole } = find(key, splits[0] ?? restKey);
    const shown = sumTallies(splits.map((each) => find(key, each).tally));
    const tally = addTally(whole, shown, -1);
    return tally.mentions === 0 ? [] : [{ key, split: restKey, tally, whole }];
  });
}
