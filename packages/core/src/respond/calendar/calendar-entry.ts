import type { Platform } from "../../collect/platform.ts";

/** `quiet`: a time in which little or nothing is said. */
export const calendarKinds = ["post", "campaign", "event", "quiet"] as const;
export type CalendarKind = (typeof calendarKinds)[number];

export const calendarStates = ["planned", "done", "cancelled"] as const;
export type CalendarState = (typeof calendarStates)[number];

/** What is planned, as the rules of clashes see it. */
export interface PlannedEntry {
  calendarEntryId: number;
  kind: CalendarKind;
  title: string;
  at: Date;
  /** Null: a moment. */
  till: Date | null;
  isAllDay: boolean;
  platform: Platform | null;
  /** Words that a quiet period is about; none: everything. */
  terms: readonly string[];
  state: CalendarState;
  /** In whose name; null: not said. */
  entityId: number | null;
}
