/** Ready-made periods, each reaching until now. */
export const periods = ["shift", "today", "day", "week", "month"] as const;
export type Period = (typeof periods)[number];

const lengthMs: Record<Exclude<Period, "today" | "shift">, number> = {
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30 * 86_400_000,
};

/** When a period begins, to the minute. Today begins at midnight where `now` is shown; when a shift began, the server knows. */
export function periodStart(period: Exclude<Period, "shift">, now: Date): Date {
  const start = new Date(now);
  if (period === "today") start.setHours(0, 0, 0, 0);
  else start.setTime(now.getTime() - lengthMs[period]);
  start.setSeconds(0, 0);
  return start;
}
