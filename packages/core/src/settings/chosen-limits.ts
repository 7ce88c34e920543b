import type { RepeatWindow } from "../analyse/near-duplicate.ts";
import type { EventWindow } from "../analyse/same-event.ts";
import type { IntervalLimits } from "../collect/next-check.ts";
import type { Retention } from "../collect/retention.ts";
import type { SettingValues } from "./registry.ts";

const minuteMs = 60_000;

/** How often sources are read at most and at least. A fastest pace below the slowest one wins. */
export function chosenPace(settings: SettingValues): IntervalLimits {
  const minMs = settings["collect.fastest_minutes"] * minuteMs;
  return { minMs, maxMs: Math.max(minMs, settings["collect.slowest_hours"] * 60 * minuteMs) };
}

/** Least time between two requests to one public host. */
export function chosenGapMs(settings: SettingValues): number {
  return settings["collect.host_gap_seconds"] * 1_000;
}

/** What is kept for how long. */
export function chosenRetention(
  settings: SettingValues,
): Pick<Retention, "unmatchedDays" | "checkDays" | "signInDays"> {
  return {
    unmatchedDays: settings["keep.unmatched_days"],
    checkDays: settings["keep.checks_days"],
    signInDays: settings["keep.sign_ins_days"],
  };
}

/** For how long after a text its repetition counts as one; a headline alone never longer than a whole text. */
export function chosenRepeatWindow(settings: SettingValues): RepeatWindow {
  const days = settings["stories.window_days"];
  return { days, headlineDays: Math.min(days, settings["stories.headline_days"]) };
}

/** For how long after the first report others of the same event join its story; never longer than a repetition would. */
export function chosenEventWindow(settings: SettingValues): EventWindow {
  return { days: Math.min(settings["stories.window_days"], settings["stories.event_days"]) };
}
