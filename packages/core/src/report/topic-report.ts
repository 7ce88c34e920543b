/** Periods for which topics are prepared, in days up to now. */
export const topicSpans = [1, 7, 30, 90] as const;
export type TopicSpan = (typeof topicSpans)[number];

/** What the posts of a period are about, and what they were about before. */
export interface TopicReport {
  /** ISO 8601, UTC. */
  from: string;
  to: string;
  /** Posts of the period. */
  posts: number;
  /** An even sample was read, and counts are estimates. */
  isSampled: boolean;
  /** `before` is null where nothing was collected then. */
  topics: { label: string; phrases: string[]; posts: number; before: number | null }[];
}

/** Reading posts for topics takes no more of a processor than one part in so many, within these bounds. */
const restShare = 200;
const [restMinMs, restMaxMs] = [60_000, 10 * 60_000];
/** Even without a new post the period moves on. */
const staleMs = 30 * 60_000;

/** Whether a report is to be made anew: something came in and the last one was paid for, or it is out of date. */
export function isTopicReportDue(
  kept: { madeAt: Date; tookMs: number; newestPostId: number } | undefined,
  newestPostId: number,
  now: Date,
): boolean {
  if (kept === undefined) return true;
  const ageMs = now.getTime() - kept.madeAt.getTime();
  if (ageMs >= staleMs) return true;
  if (kept.newestPostId === newestPostId) return false;
  // Made of nothing: the first posts are waited for.
  if (kept.newestPostId === 0) return true;
  return ageMs >= Math.min(restMaxMs, Math.max(restMinMs, kept.tookMs * restShare));
}
