import type { Severity } from "../../triage/status.ts";

/** A minute holds no more: what does not fit waits for the team. */
export const minuteMax = 5;
/** A post is brought to the person it is about from this severity on. */
export const minuteSeverity: Severity = 4;

interface WaitingDraft {
  sentAt: Date | null;
}
interface SeverePost {
  severity: Severity;
  publishedAt: Date;
}

/** What needs this person today: answers that wait for their word, the longest waiting first, then posts about them, the gravest and newest first. */
export function pickMinute<D extends WaitingDraft, P extends SeverePost>(
  drafts: readonly D[],
  posts: readonly P[],
): { drafts: D[]; posts: P[] } {
  const waiting = drafts
    .toSorted((a, b) => (a.sentAt?.getTime() ?? 0) - (b.sentAt?.getTime() ?? 0))
    .slice(0, minuteMax);
  const grave = posts
    .filter(({ severity }) => severity >= minuteSeverity)
    .toSorted((a, b) => b.severity - a.severity || b.publishedAt.getTime() - a.publishedAt.getTime());
  return { drafts: waiting, posts: grave.slice(0, minuteMax - waiting.length) };
}

/** The day on the wall of a zone, as 2026-11-22, and the minutes since its midnight. Throws RangeError for a zone that there is not. */
export function wallDay(at: Date, zone: string): { day: string; minute: number } {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? "0";
  return {
    day: `${of("year")}-${of("month")}-${of("day")}`,
    minute: Number(of("hour")) * 60 + Number(of("minute")),
  };
}

/** After so long a morning is over: who was away at their hour is not told in the afternoon. */
const lateMinutes = 180;

/** The day for which a morning message is due now; null when it is not time, or it was told already. */
export function morningDue(
  wish: { isOn: boolean; atMinute: number; zone: string; toldOn: string | null },
  now: Date,
): string | null {
  if (!wish.isOn) return null;
  const { day, minute } = wallDay(now, wish.zone);
  const isTime = minute >= wish.atMinute && minute < wish.atMinute + lateMinutes;
  return isTime && wish.toldOn !== day ? day : null;
}

/** The Monday of the week that a day of a calendar lies in. */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(at.getTime() - sinceMonday * 86_400_000).toISOString().slice(0, 10);
}
