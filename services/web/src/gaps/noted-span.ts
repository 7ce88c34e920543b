const hourMs = 3_600_000;
const daysMax = 93;

/**
 * The time that a note of coverage is asked for: whole hours, so that the same question is not asked every second; null where it is
 * too long to be told.
 * @param to null: up to now
 */
export function notedSpan(from: string, to: string | null, now: number): { from: string; to: string } | null {
  const start = Date.parse(from);
  const end = Math.min(to === null ? now : Date.parse(to), now);
  if (Number.isNaN(start) || Number.isNaN(end)) return null;
  const first = Math.floor(start / hourMs) * hourMs;
  const last = Math.ceil(Math.max(end, start + 1) / hourMs) * hourMs;
  if (last - first > daysMax * 24 * hourMs) return null;
  return { from: new Date(first).toISOString(), to: new Date(last).toISOString() };
}
