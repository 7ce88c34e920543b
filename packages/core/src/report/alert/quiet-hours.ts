import type { Severity } from "../../triage/status.ts";
import { wallTime } from "./zone-clock.ts";

/** Hours in which nobody is told, by the clock on the wall of a zone; over midnight when they end before they begin. */
export interface QuietHours {
  /** Minutes since midnight. */
  from: number;
  to: number;
  zone: string;
  /** From this severity on it is told all the same; null: never. */
  unlessSeverity: Severity | null;
}

const minuteMs = 60_000;
const dayMinutes = 1_440;

/** Whether something of this severity has to wait. */
export function isQuiet(quiet: QuietHours | null, severity: Severity, at: Date): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  if (quiet.unlessSeverity !== null && severity >= quiet.unlessSeverity) return false;
  const { minute } = wallTime(at, quiet.zone);
  return quiet.from < quiet.to
    ? minute >= quiet.from && minute < quiet.to
    : minute >= quiet.from || minute < quiet.to;
}

/** The first instant at which it may be told: now, or the end of the quiet hours. */
export function quietUntil(quiet: QuietHours | null, severity: Severity, now: Date): Date {
  if (quiet === null || !isQuiet(quiet, severity, now)) return now;
  return nextAt([quiet.to], quiet.zone, now);
}

/**
 * The next instant after `now` at which the clock on the wall shows one of these minutes. A minute that the change to summer time leaves out
 * comes with the first one after it.
 * @param minutes since midnight
 */
export function nextAt(minutes: readonly number[], zone: string, now: Date): Date {
  const start = Math.floor(now.getTime() / minuteMs) * minuteMs;
  const shown = wallTime(new Date(start), zone).minute;
  const waits = minutes.map((minute) => (minute - shown + dayMinutes - 1) % dayMinutes);
  const wait = Math.min(...waits) + 1;
  const guess = start + wait * minuteMs;
  const wanted = (shown + wait) % dayMinutes;
  const off = wallTime(new Date(guess), zone).minute - wanted;
  // Across a change of the clocks the guess is off by what they were moved; a minute that was left out stays behind it.
  const moved = off > dayMinutes / 2 ? off - dayMinutes : off < -dayMinutes / 2 ? off + dayMinutes : off;
  const mended = new Date(guess - moved * minuteMs);
  if (moved === 0) return new Date(guess);
  return wallTime(mended, zone).minute === wanted && mended > now ? mended : new Date(guess);
}
