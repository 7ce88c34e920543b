import type { CollectedPost } from "./post.ts";
import { noHints } from "./poll-hints.ts";
import type { PollHints } from "./poll-hints.ts";

/** What is remembered about how often a source publishes, so that an answer without posts can be timed too. */
export interface Rhythm {
  /** Newest first; null until a date was seen that the source itself gave. */
  publishedAt: readonly Date[] | null;
  hints: PollHints;
}

const remembered = 60;

/** Takes the dates of an answer into the rhythm; those that were guessed by the reader tell nothing. */
export function learnRhythm(
  before: Rhythm,
  posts: readonly Pick<CollectedPost, "publishedAt" | "dateFlag">[],
  hints: PollHints,
): Rhythm {
  const given = posts.filter((post) => post.dateFlag === null || post.dateFlag === "no_zone");
  const times = new Set(
    [...(before.publishedAt ?? []), ...given.map((post) => post.publishedAt)].map(Number),
  );
  const newest = [...times].sort((a, b) => b - a).slice(0, remembered);
  return { publishedAt: newest.length === 0 ? null : newest.map((time) => new Date(time)), hints };
}

/** The rhythm as JSON, for the source's row. */
export function writeRhythm(rhythm: Rhythm): unknown {
  return { publishedAt: rhythm.publishedAt?.map((at) => at.toISOString()) ?? null, hints: rhythm.hints };
}

/** Reads what `writeRhythm` wrote; anything else is a source without a known rhythm. */
export function readRhythm(stored: unknown): Rhythm {
  if (!isObject(stored)) return { publishedAt: null, hints: noHints };
  const { publishedAt, hints } = stored;
  const times = Array.isArray(publishedAt) ? publishedAt.map((text) => new Date(String(text))) : [];
  const readable = times.filter((at) => !Number.isNaN(at.getTime()));
  return { publishedAt: readable.length === 0 ? null : readable, hints: readHints(hints) };
}

function readHints(stored: unknown): PollHints {
  if (!isObject(stored)) return noHints;
  return {
    ttlMinutes: typeof stored["ttlMinutes"] === "number" ? stored["ttlMinutes"] : null,
    updateEveryMinutes:
      typeof stored["updateEveryMinutes"] === "number" ? stored["updateEveryMinutes"] : null,
    skipHours: numbers(stored["skipHours"]),
    skipDays: numbers(stored["skipDays"]),
  };
}

function numbers(stored: unknown): number[] {
  return Array.isArray(stored) ? stored.filter((one) => typeof one === "number") : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Below this a silence is nothing unusual for anybody. */
const silenceMs = 6 * 3_600_000;

/** Whether the source has been silent long enough, for its own rhythm, to ask its history about it. */
export function isSilent(rhythm: Rhythm, now: Date): boolean {
  const [newest] = rhythm.publishedAt ?? [];
  const oldest = rhythm.publishedAt?.at(-1);
  if (newest === undefined || oldest === undefined || rhythm.publishedAt === null) return false;
  const silence = now.getTime() - newest.getTime();
  const usualGap = (newest.getTime() - oldest.getTime()) / Math.max(rhythm.publishedAt.length - 1, 1);
  return silence >= silenceMs && silence > 3 * usualGap;
}

/**
 * The number of posts to expect in a day, by the same hours of the same weekday in earlier weeks: offices are
 * silent at night and on Sundays without being ill. The lower of the two middle weeks, so that one loud week
 * makes no alarm.
 * @param earlier counts of one day each, a whole number of weeks ago
 * @returns null when fewer than three weeks are known
 */
export function expectedPosts(earlier: readonly number[]): number | null {
  if (earlier.length < 3) return null;
  const sorted = [...earlier].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
