import type { DateFlag } from "@earshot/core/collect/post";

/** Before the web there were no posts: such a time is a default value or a joke. */
const firstPlausible = Date.UTC(1990, 0, 1);

/** The time of publication that a service states, kept plausible: never after `now`, never before the web. */
export function statedTime(stated: Date | null, now: Date): { publishedAt: Date; dateFlag: DateFlag | null } {
  if (stated === null) return { publishedAt: now, dateFlag: "missing" };
  if (stated.getTime() < firstPlausible) return { publishedAt: now, dateFlag: "ancient" };
  if (stated > now) return { publishedAt: now, dateFlag: "future_clamped" };
  return { publishedAt: stated, dateFlag: null };
}
