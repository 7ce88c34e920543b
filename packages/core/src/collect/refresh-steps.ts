import type { SourceKind } from "./source.ts";

/** Kinds whose posts can be asked for again one by one. */
export const refreshedKinds: readonly SourceKind[] = [
  "telegram",
  "vk",
  "youtube",
  "mastodon",
  "bluesky",
  "jetstream",
  "reddit",
  "hackernews",
  "x",
];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Ages at which a post is read again: engagement grows fast at first and hardly any more after three days. */
export const refreshAgesMs: readonly number[] = [15 * minuteMs, hourMs, 6 * hourMs, 24 * hourMs, 72 * hourMs];

/** Between two tries of a step that failed; it doubles up to an hour. */
const firstRetryMs = 5 * minuteMs;
const lastRetryMs = hourMs;

export interface RefreshStep {
  step: number;
  dueAt: Date;
}

/**
 * The step that is next for a post, `from` being the first that was not done yet. Steps whose time has passed are made up for by one: an
 * older state of a counter cannot be read any more.
 * @returns null when none is left
 */
export function nextRefresh(publishedAt: Date, from: number, now: Date): RefreshStep | null {
  const age = now.getTime() - publishedAt.getTime();
  const step = refreshAgesMs.findIndex((ageMs, index) => index >= from && ageMs > age);
  const ageMs = refreshAgesMs[step];
  return ageMs === undefined ? null : { step, dueAt: new Date(publishedAt.getTime() + ageMs) };
}

/** How long a step that failed `errorCount` times in a row waits for its next try, in milliseconds. */
export function refreshRetryMs(errorCount: number): number {
  return Math.min(firstRetryMs * 2 ** Math.min(Math.max(errorCount - 1, 0), 10), lastRetryMs);
}

/** A step that cannot be done for so long is given up with all that follow. */
export const refreshErrorsMax = 12;
