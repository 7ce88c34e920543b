/** What a source itself says about how often it wants to be asked. */
export interface PollHints {
  /** RSS `ttl`, in minutes. */
  ttlMinutes: number | null;
  /** `sy:updatePeriod` divided by `sy:updateFrequency`, in minutes. */
  updateEveryMinutes: number | null;
  /** Hours of the day in UTC, 0–23, at which nobody should ask. */
  skipHours: readonly number[];
  /** Days of the week in UTC, 0 = Sunday, on which nobody should ask. */
  skipDays: readonly number[];
}

export const noHints: PollHints = {
  ttlMinutes: null,
  updateEveryMinutes: null,
  skipHours: [],
  skipDays: [],
};

/** The longest that a request to wait is followed: beyond a day it is a mistake, not a wish. */
const longestWaitMs = 24 * 3_600_000;

/**
 * Reads `Retry-After` (RFC 9110 § 10.2.3: seconds or an HTTP date).
 * @returns milliseconds from `now`, 0 to 24 h; null when absent or unreadable
 */
export function readRetryAfter(value: string | null | undefined, now: Date): number | null {
  const text = (value ?? "").trim();
  if (text === "") return null;
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Math.min(Number(text) * 1000, longestWaitMs);
  if (!/[a-z]{3}/iu.test(text)) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  return Math.min(Math.max(at - now.getTime(), 0), longestWaitMs);
}

/**
 * Reads how long an answer stays fresh from `Cache-Control` (RFC 9111 § 5.2.2), for a cache of one user.
 * @returns seconds; null when it says nothing or forbids reuse
 */
export function readMaxAge(value: string | null | undefined): number | null {
  const text = (value ?? "").toLowerCase();
  if (/\bno-(?:cache|store)\b/u.test(text)) return null;
  const found = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/u.exec(text);
  return found?.[1] === undefined ? null : Number(found[1]);
}
