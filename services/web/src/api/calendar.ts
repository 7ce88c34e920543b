import type {
  Calendar,
  CalendarEntry,
  CalendarFile,
  CalendarImport,
  Clash,
  NewCalendarEntry,
} from "@earshot/contract/calendar";
import type { CalendarLink, MadeCalendarLink } from "@earshot/contract/calendar-link";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export type { Calendar, CalendarEntry, CalendarImport, Clash };

export const calendarKey = ["calendar"] as const;
const path = "/api/v1/calendar";

/** What touches a time; the last answer stays until the next one comes. */
export function calendarQuery(from: string, till: string) {
  return queryOptions({
    queryKey: [...calendarKey, from, till],
    queryFn: ({ signal }) =>
      request<Calendar>("GET", path, { query: new URLSearchParams({ from, till }), signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** Writes an entry, or changes the one given if it still is at its version. */
export function saveCalendarEntry(
  entry: CalendarEntry | null,
  fields: NewCalendarEntry,
): Promise<CalendarEntry> {
  if (entry === null) return request("POST", path, { body: fields });
  return request("PATCH", `${path}/${entry.calendarEntryId}`, {
    body: { ...fields, version: entry.version },
  });
}

export function removeCalendarEntry({ calendarEntryId }: CalendarEntry): Promise<undefined> {
  return request("DELETE", `${path}/${calendarEntryId}`);
}

export function previewCalendar(file: CalendarFile): Promise<CalendarImport> {
  return request("POST", `${path}/import/preview`, { body: file });
}

export function importCalendar(file: CalendarFile): Promise<CalendarImport> {
  return request("POST", `${path}/import`, { body: file });
}

export const calendarLinkKey = ["calendar-link"] as const;

/** One's own address to subscribe to: when it was made and last read; never the address itself. */
export const calendarLinkQuery = queryOptions({
  queryKey: calendarLinkKey,
  queryFn: ({ signal }) => request<CalendarLink>("GET", `${path}/link`, { signal }),
});

export function makeCalendarLink(zone: string): Promise<MadeCalendarLink> {
  return request("POST", `${path}/link`, { body: { zone } });
}

export function revokeCalendarLink(): Promise<undefined> {
  return request("DELETE", `${path}/link`);
}

/** Where the calendar can be downloaded, whole days being those of this browser. */
export function calendarAddress(zone: string): string {
  return `${path}.ics?${new URLSearchParams({ zone }).toString()}`;
}
