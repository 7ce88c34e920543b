const hourMs = 3_600_000;

/** Posts by hour of day in UTC, in parts of a working day's 1,000: Moscow's morning, noon and evening. */
const byHour = [14, 10, 10, 16, 32, 52, 64, 68, 70, 66, 62, 60, 58, 58, 60, 58, 54, 50, 44, 36, 28, 20, 6, 4];
/** Sunday first. */
const byWeekday = [0.55, 1, 1.05, 1.05, 1.05, 1, 0.6];

/** Something that many write about for a while: the first hour is `height` times the usual, the last one the usual. */
export interface Burst {
  at: Date;
  hours: number;
  height: number;
}

/** How busy the hour that begins at `at` is, as a multiple of an average one. */
export function busyness(at: Date, bursts: readonly Burst[]): number {
  const usual = ((byHour[at.getUTCHours()] ?? 0) * 24 * (byWeekday[at.getUTCDay()] ?? 0)) / 1_000;
  const during = bursts.reduce((sum, burst) => {
    const passed = (at.getTime() - burst.at.getTime()) / hourMs / burst.hours;
    return passed < 0 || passed >= 1 ? sum : sum + (burst.height - 1) * (1 - passed);
  }, 0);
  return usual * (1 + during);
}

/** A burst every ten days or so, of two hours to three days, up to twenty times the usual. */
export function planBursts(span: { from: Date; to: Date }, random: () => number): Burst[] {
  const days = (span.to.getTime() - span.from.getTime()) / hourMs / 24;
  return Array.from({ length: Math.max(1, Math.round(days / 10)) }, () => ({
    at: new Date(span.from.getTime() + Math.floor(random() * days * 24) * hourMs),
    hours: 2 + Math.floor(70 * random() ** 2),
    height: 2 + Math.floor(18 * random() ** 2),
  }));
}
