import type { CalendarEntry, NewCalendarEntry } from "@earshot/contract/calendar";
import type { Platform } from "@earshot/core/collect/platform";
import { platforms } from "@earshot/core/collect/platform";
import { calendarKinds, calendarStates } from "@earshot/core/respond/calendar/calendar-entry";
import { dayKey, lastDay } from "./month-days.ts";

/** An entry as its fields have it: days 2026-11-22 and hours 09:30 of this browser's zone. */
export interface EntryDraft {
  kind: CalendarEntry["kind"];
  title: string;
  note: string;
  isAllDay: boolean;
  fromDay: string;
  fromTime: string;
  /** Empty: a moment. */
  toDay: string;
  toTime: string;
  platform: string;
  link: string;
  terms: string;
  state: CalendarEntry["state"];
  owner: string;
  entity: string;
}

/** What the fields hold at first: an entry, or a new one at ten on a day. */
export function toEntryDraft(entry: CalendarEntry | null, day: Date): EntryDraft {
  const at = entry === null ? null : new Date(entry.at);
  const till = entry?.till == null ? null : entry.isAllDay ? lastDay(entry.till) : new Date(entry.till);
  return {
    kind: entry?.kind ?? "post",
    title: entry?.title ?? "",
    note: entry?.note ?? "",
    isAllDay: entry?.isAllDay ?? false,
    fromDay: dayKey(at ?? day),
    fromTime: at === null || entry?.isAllDay ? "10:00" : timeOf(at),
    toDay: till === null ? "" : dayKey(till),
    toTime: till === null || entry?.isAllDay ? "" : timeOf(till),
    platform: entry?.platform ?? "",
    link: entry?.link ?? "",
    terms: entry?.terms.join(", ") ?? "",
    state: entry?.state ?? "planned",
    owner: entry?.owner ? String(entry.owner.personId) : "",
    entity: entry?.entity ? String(entry.entity.entityId) : "",
  };
}

/** What is wrong with the times; null when nothing is. */
export function troubleOf(draft: EntryDraft): "endsBefore" | "needsEnd" | null {
  const { at, till } = timesOf(draft);
  if (draft.kind === "quiet" && till === null) return "needsEnd";
  return till !== null && till <= at ? "endsBefore" : null;
}

export function toEntryFields(draft: EntryDraft): NewCalendarEntry {
  const { at, till } = timesOf(draft);
  return {
    kind: calendarKinds.find((kind) => kind === draft.kind) ?? "event",
    title: draft.title,
    note: draft.note,
    at: at.toISOString(),
    till: till?.toISOString() ?? null,
    isAllDay: draft.isAllDay,
    platform: platforms.find((each): each is Platform => each === draft.platform) ?? null,
    link: draft.link.trim() === "" ? null : draft.link.trim(),
    terms: draft.terms.split(",").filter((term) => term.trim() !== ""),
    state: calendarStates.find((state) => state === draft.state) ?? "planned",
    ownerId: draft.owner === "" ? null : Number(draft.owner),
    entityId: draft.entity === "" ? null : Number(draft.entity),
  };
}

/** Whole days end with the first instant of the day after the last. */
function timesOf({ isAllDay, fromDay, fromTime, toDay, toTime }: EntryDraft): {
  at: Date;
  till: Date | null;
} {
  if (isAllDay) {
    const till = new Date(`${toDay || fromDay}T00:00:00`);
    till.setDate(till.getDate() + 1);
    return { at: new Date(`${fromDay}T00:00:00`), till };
  }
  const at = new Date(`${fromDay}T${fromTime || "00:00"}:00`);
  if (toDay === "" && toTime === "") return { at, till: null };
  return { at, till: new Date(`${toDay || fromDay}T${toTime || "23:59"}:00`) };
}

function timeOf(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}
