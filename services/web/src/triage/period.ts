import type { MentionFilter } from "@earshot/contract/mention";

/** Ready-made periods, each reaching until now. */
export const periods = ["today", "day", "week", "month"] as const;
export type Period = (typeof periods)[number];

const lengthMs: Record<Exclude<Period, "today">, number> = {
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30 * 86_400_000,
};

/** When a period begins, to the minute, so that the address does not change with every second. */
export function periodStart(period: Period, now: Date): string {
  const start = new Date(now);
  if (period === "today") start.setHours(0, 0, 0, 0);
  else start.setTime(now.getTime() - lengthMs[period]);
  start.setSeconds(0, 0);
  return start.toISOString();
}

/** The ready-made period that a filter still shows; one begun some minutes ago counts. */
export function chosenPeriod({ since, until }: MentionFilter, now: number): Period | null {
  if (since === undefined || until !== undefined) return null;
  const begun = Date.parse(since);
  if (begun === Date.parse(periodStart("today", new Date(now)))) return "today";
  const found = (Object.entries(lengthMs) as [Period, number][]).find(
    ([, length]) => Math.abs(now - begun - length) < 60 * 60_000,
  );
  return found?.[0] ?? null;
}

/** A time as a field of local date and time wants it; empty when there is none. */
export function toLocalInput(at: string | undefined): string {
  if (at === undefined) return "";
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The way back; undefined for an unfinished or impossible date. */
export function fromLocalInput(value: string): string | undefined {
  const date = new Date(value);
  return value === "" || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
