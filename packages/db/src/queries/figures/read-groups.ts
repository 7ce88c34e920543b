import type { FigureGroup, Tally } from "@earshot/core/report/metrics/figure";
import { emptyTally } from "@earshot/core/report/metrics/figure";
import type { FigureQuestion } from "@earshot/core/report/metrics/figure-question";
import { readParts } from "./group-parts.ts";
import { byTwo, pairKey, restOf, type Reading, type Tallies } from "./group-tallies.ts";
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
  const parts = await readParts(reading, question, like?.keys ?? null);
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
