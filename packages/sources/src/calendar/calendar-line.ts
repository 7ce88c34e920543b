import type { Platform } from "@earshot/core/collect/platform";
import type { CalendarKind, CalendarState } from "@earshot/core/respond/calendar/calendar-entry";

/** What a file says of one entry of a calendar. */
export interface CalendarLine {
  /** The same in every version of the file. */
  uid: string;
  /** Null: the file does not say. */
  kind: CalendarKind | null;
  title: string;
  note: string;
  at: Date;
  till: Date | null;
  isAllDay: boolean;
  platform: Platform | null;
  link: string | null;
  terms: string[];
  state: CalendarState;
}

/** Why a row or an event is left out. */
export type LineFault =
  | "no_title"
  | "no_date"
  | "bad_date"
  | "bad_end"
  | "ends_before"
  | "bad_rule"
  | "out_of_window"
  | "own";

export interface RefusedLine {
  /** Row of a table, or the place of the event in the file, from 1. */
  row: number;
  title: string;
  fault: LineFault;
}

/** Why nothing of a file is read. */
export type FileFault = "not_a_calendar" | "too_large" | "too_slow" | "no_columns";

export type ReadCalendar =
  | { ok: true; lines: CalendarLine[]; refused: RefusedLine[]; isCut: boolean }
  | { ok: false; fault: FileFault; message: string };

export interface CalendarWish {
  /** IANA name of the zone of times that state none. */
  zone: string;
  /** What repeats is followed between these; what happens once is taken from `from` on. */
  from: Date;
  till: Date;
}

export const calendarLimits = {
  bytes: 2 * 1024 * 1024,
  /** Entries that one file gives, repetitions counted. */
  lines: 5_000,
  /** Repetitions of one event. */
  repetitions: 400,
  /** Repetitions that are passed over until the window begins. */
  steps: 30_000,
  /** Rules that never come to an end are broken off. */
  ms: 2_000,
  titleChars: 300,
  noteChars: 2_000,
} as const;
