import type { DateFlag } from "@earshot/core/collect/post";
import { parseDate } from "./parse-date.ts";

/** What is known about a feed when one of its dates is read. */
export interface DateContext {
  /** The time of the fetch. */
  now: Date;
  /** Minutes east of UTC that the feed itself uses; null when it never says. */
  zoneMinutes: number | null;
}

/** Before the web there were no posts: such a date is a default value (1970), a typo (1246) or a joke. */
const firstPlausible = Date.UTC(1990, 0, 1);

/**
 * Reads a publication date. The result always is a plausible time, not after `now`; the flag says why it is not the
 * written one. A date that is missing, unreadable or before 1990 becomes the time of the fetch.
 */
export function readDate(
  source: string | null | undefined,
  context: DateContext,
): { date: Date; flag: DateFlag | null } {
  const text = (source ?? "").trim();
  if (text === "") return { date: context.now, flag: "missing" };
  const written = parseDate(text);
  if (written === null) return { date: context.now, flag: "unreadable" };
  const zone = written.zoneMinutes ?? context.zoneMinutes ?? 0;
  const ms = written.localMs - zone * 60_000;
  if (ms < firstPlausible) return { date: context.now, flag: "ancient" };
  if (ms > context.now.getTime()) return { date: context.now, flag: "future_clamped" };
  return { date: new Date(ms), flag: written.zoneMinutes === null ? "no_zone" : null };
}

/** The zone that a feed uses: that of the first of its dates which names one. */
export function findFeedZone(dates: Iterable<string | null>): number | null {
  for (const date of dates) {
    const zone = date === null ? null : (parseDate(date)?.zoneMinutes ?? null);
    if (zone !== null) return zone;
  }
  return null;
}
