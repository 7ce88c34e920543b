import type { Platform } from "@earshot/core/collect/platform";
import { anyOfOurs, emptyTally, type FigureGroup, type Tally } from "@earshot/core/report/metrics/figure";
import { mediaTypeOf, mediaTypes, platformsOf } from "@earshot/core/report/metrics/media-type";
import type { Db } from "../../database.ts";
import { unknownKey } from "./figure-codes.ts";
import type { ReadFilter } from "./mention-tallies.ts";
import { readTallies, type TallyRow } from "./read-tallies.ts";
import { addTally, sumTallies } from "./tally-sum.ts";

/** One reading: over a time, with a filter. */
export interface Reading {
  db: Db;
  filter: ReadFilter;
  /** Beginnings of steps and the end of the last one. */
  starts: readonly Date[];
}

/** Tallies by key of one group. */
export type Tallies = ReadonlyMap<string, Tally>;

/** All mentions of the filter, each once, whatever groups they are in. */
export async function totalOf({ db, filter, starts }: Reading): Promise<Tally> {
  const rows = await readTallies(db, { groups: [], filter, starts, only: [], largest: null });
  return rows[0]?.tally ?? emptyTally;
}

/** The largest groups, the largest first; `unknown` is none where there are many. */
export async function largestGroups(
  { db, filter, starts }: Reading,
  group: FigureGroup,
  given: { by: keyof Tally; limit: number },
): Promise<Tallies> {
  const isWide = group === "author" || group === "story";
  const largest = group === "media" ? null : { ...given, limit: given.limit + (isWide ? 1 : 0) };
  const rows = await readTallies(db, { groups: [group], filter, starts, only: [], largest });
  const groups = [...merged(rows, [group])].filter(([key]) => !isWide || key !== unknownKey);
  return new Map(
    groups
      .toSorted(([, a], [, b]) => b[given.by] - a[given.by] || b.mentions - a.mentions)
      .slice(0, given.limit),
  );
}

/** Tallies by one group, of the keys named only. With `withAll` the key `allKey` beside directions has each mention once. */
export async function byGroup(
  { db, filter, starts }: Reading,
  group: FigureGroup,
  only: readonly string[] | null,
  withAll = false,
): Promise<Tallies> {
  const rows = await readTallies(db, {
    groups: [group],
    filter,
    starts,
    only: [columnKeys(group, only)],
    largest: null,
    withAll,
  });
  return merged(rows, [group]);
}

/** Tallies by two groups; the keys of both are joined by `pairKey`. With `withAll` the key `allKey` beside directions has each mention once. */
export async function byTwo(
  { db, filter, starts }: Reading,
  groups: readonly [FigureGroup, FigureGroup],
  only: readonly [readonly string[] | null, readonly string[] | null],
  withAll = false,
): Promise<Tallies> {
  const keys = groups.map((group, at) => columnKeys(group, only[at] ?? null));
  const rows = await readTallies(db, { groups, filter, starts, only: keys, largest: null, withAll });
  return merged(rows, groups);
}

export function pairKey(key: string, split: string): string {
  return `${key}\n${split}`;
}

/** Platforms of which kinds of media are made, else the keys themselves. */
function columnKeys(group: FigureGroup, only: readonly string[] | null): readonly string[] | null {
  if (only === null || group !== "media") return only;
  return mediaTypes.filter((type) => only.includes(type)).flatMap(platformsOf);
}

function merged(rows: readonly TallyRow[], groups: readonly FigureGroup[]): Map<string, Tally> {
  const found = new Map<string, Tally>();
  for (const { keys, tally } of rows) {
    const shown = keys.map((key, at) => (groups[at] === "media" ? mediaTypeOf(key as Platform) : key));
    const key = shown.join("\n");
    const before = found.get(key);
    found.set(key, before === undefined ? tally : addTally(before, tally));
  }
  return found;
}

/** What the total has beside these; null where they are all of it. Groups that share mentions leave no rest. */
export function restOf(total: Tally, groups: Tallies, group: FigureGroup): Tally | null {
  if (group === "direction") return null;
  const rest = addTally(total, sumTallies(groups.values()), -1);
  return rest.mentions === 0 ? null : rest;
}

/** Whether a filter leaves the number that stands for all of ours together among others. */
export function countsTwice(entities: readonly number[]): boolean {
  return entities.length > 1 && entities.includes(anyOfOurs);
}
