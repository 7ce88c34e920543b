const hourMs = 3_600_000;
const weekMs = 168 * hourMs;

export interface HourCount {
  at: Date;
  posts: number;
}

export interface ExpectedHour {
  at: Date;
  received: number;
  /** Mean of the same hour in earlier weeks; null where fewer than two of them are known. */
  expected: number | null;
}

/**
 * What a source gave in each hour, beside what its own history lets expect there. Weeks before its first post, and hours of which posts
 * are missing, tell nothing and are left out.
 * @param counts hours with posts, of the hours asked for and of `weeks` weeks before
 * @param span whole hours
 * @param isMissing whether posts of an hour are missing
 */
export function expectedHours(
  counts: readonly HourCount[],
  span: { from: Date; to: Date },
  history: { weeks: number; knownFrom: Date | null; isMissing: (at: Date) => boolean },
): ExpectedHour[] {
  const posts = new Map(counts.map((count) => [count.at.getTime(), count.posts]));
  const hours: ExpectedHour[] = [];
  for (let time = span.from.getTime(); time < span.to.getTime(); time += hourMs) {
    const earlier = Array.from({ length: history.weeks }, (_, week) => time - (week + 1) * weekMs).filter(
      (then) =>
        history.knownFrom !== null &&
        then >= history.knownFrom.getTime() &&
        !history.isMissing(new Date(then)),
    );
    const sum = earlier.reduce((total, then) => total + (posts.get(then) ?? 0), 0);
    hours.push({
      at: new Date(time),
      received: posts.get(time) ?? 0,
      expected: earlier.length < 2 ? null : sum / earlier.length,
    });
  }
  return hours;
}
