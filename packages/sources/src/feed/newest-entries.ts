import { feedLimits } from "./limits.ts";
import { type DateContext, readDate } from "./read-date.ts";

/**
 * Of more entries than one reading may hand over the newest are kept, in the order of the document. Entries without a
 * usable date count as old.
 */
export function newestEntries<Entry>(
  entries: readonly Entry[],
  readDates: (entry: Entry) => { published: string | null },
  context: DateContext,
): { kept: readonly Entry[]; warnings: string[] } {
  if (entries.length <= feedLimits.posts) return { kept: entries, warnings: [] };
  const times = entries.map((entry, index) => {
    const { date, flag } = readDate(readDates(entry).published, context);
    const isUsable = flag === null || flag === "no_zone" || flag === "future_clamped";
    return { index, time: isUsable ? date.getTime() : 0 };
  });
  const newest = times.sort((a, b) => b.time - a.time || a.index - b.index).slice(0, feedLimits.posts);
  const chosen = new Set(newest.map(({ index }) => index));
  return {
    kept: entries.filter((_, index) => chosen.has(index)),
    warnings: [`the feed has ${entries.length} entries, the newest ${feedLimits.posts} were read`],
  };
}
