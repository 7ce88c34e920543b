/**
 * Which of two ids of one instance is newer: above 0 when `a` is. Ids are whole numbers too large for a double, written without leading
 * zeros; software that speaks the same protocol uses words of one length that sort by time. So length decides first, then the alphabet.
 */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

export function newestId(ids: readonly string[]): string | null {
  return ids.reduce<string | null>(
    (best, id) => (best === null || compareIds(id, best) > 0 ? id : best),
    null,
  );
}

/** Posts written elsewhere get an id of the time that they state, and come minutes after it. */
const lateMs = 15 * 60_000;

/**
 * Where reading goes on, so that what arrived late is seen and the newest known post with it. Mastodon's ids carry milliseconds since 1970 above 16 bits
 * of chance (`lib/mastodon/snowflake.rb`); any other id says nothing of time, and reading goes on after the one given as `earlier`.
 * @param newest the newest id seen
 * @param earlier an id some posts before it
 */
export function resumeAfter(newest: string, earlier: string | null): string | null {
  if (!/^\d{17,19}$/.test(newest)) return earlier;
  const before = BigInt(newest) - (BigInt(lateMs) << 16n);
  return before > 0n ? before.toString() : null;
}

/** Parameter of the page that `Link` (RFC 8288) names as `rel`; null when it names none. Only the parameter is taken: behind a proxy the address is another. */
export function linkParameter(
  link: string | undefined,
  rel: "next" | "prev",
  parameter: string,
): string | null {
  for (const [, target = "", rest = ""] of (link ?? "").matchAll(/<([^>]*)>([^,<]*)/g)) {
    if (!new RegExp(`;\\s*rel="?${rel}"?`, "i").test(rest)) continue;
    const url = URL.canParse(target, "https://instance") ? new URL(target, "https://instance") : null;
    return url?.searchParams.get(parameter) ?? null;
  }
  return null;
}
