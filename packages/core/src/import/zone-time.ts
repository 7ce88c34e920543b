const hourMs = 3_600_000;
/** Offsets remembered of one zone: a year of hours, more than any file jumps about in. */
const rememberedMax = 10_000;

/**
 * Turns local time of a zone into UTC. A time that occurs twice (clocks go back) is the first one, a skipped one moves on by the gap.
 * @param zone IANA name; throws a RangeError for an unknown one
 */
export function createZone(zone: string): (localMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    era: "short",
  });
  const offsets = new Map<number, number>();

  /** How far local time is ahead of UTC at an instant, to the hour of the instant. */
  function offsetAt(utcMs: number): number {
    const hour = Math.floor(utcMs / hourMs);
    const known = offsets.get(hour);
    if (known !== undefined) return known;
    const at = hour * hourMs;
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    const local = Date.UTC(
      part("year"),
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second"),
    );
    if (offsets.size >= rememberedMax) offsets.clear();
    offsets.set(hour, local - at);
    return local - at;
  }

  return (localMs) => {
    const first = localMs - offsetAt(localMs - offsetAt(localMs));
    const earlier = localMs - offsetAt(localMs - 24 * hourMs);
    // Before the clocks went back the day's older offset still held.
    return earlier < first && offsetAt(earlier) === localMs - earlier ? earlier : first;
  };
}
