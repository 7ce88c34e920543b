import type { FigureFilter, FigureGroup } from "@earshot/core/report/metrics/figure";
import { summedDimensions, type SummedDimension } from "./figure-codes.ts";

/** Where an answer is read: in the sums of one dimension, or mention by mention. */
export type ReadingPlace = { kind: "sums"; dimension: SummedDimension | "all" } | { kind: "mentions" };

/** By which column of `mention_sum` or `counted_mention` a group is put together. */
export type Column = Exclude<FigureGroup, "none" | "time" | "media">;

/** Kinds of media are put together from platforms afterwards. */
export function columnOf(group: FigureGroup): Column | null {
  if (group === "none" || group === "time") return null;
  return group === "media" ? "platform" : group;
}

const filterColumns: readonly (readonly [keyof FigureFilter, Column])[] = [
  ["directions", "direction"],
  ["sentiments", "sentiment"],
  ["severities", "severity"],
  ["platforms", "platform"],
  ["langs", "lang"],
  ["sources", "source"],
  ["tiers", "tier"],
  ["authors", "author"],
  ["stories", "story"],
];

const summed: ReadonlySet<Column> = new Set(summedDimensions);

/**
 * Sums know one dimension at a time: whatever asks for two, for one that has too many values to be summed, or for posts that carry any of
 * several directions, is counted from the mentions.
 */
export function readingPlace(groups: readonly FigureGroup[], filter: FigureFilter): ReadingPlace {
  const asked = new Set<Column>();
  for (const group of groups) {
    const column = columnOf(group);
    if (column !== null && column !== "entity") asked.add(column);
  }
  for (const [name, column] of filterColumns) {
    const values = filter[name];
    if (Array.isArray(values) && values.length > 0) asked.add(column);
  }
  if (filter.reprints !== undefined || asked.size > 1 || (filter.directions?.length ?? 0) > 1)
    return { kind: "mentions" };
  const [dimension] = asked;
  if (dimension === undefined) return { kind: "sums", dimension: "all" };
  return isSummed(dimension) ? { kind: "sums", dimension } : { kind: "mentions" };
}

function isSummed(column: Column): column is SummedDimension {
  return summed.has(column);
}
