import ICAL from "ical.js";
import { ownPrefix } from "./read-ical.ts";

/** An entry as it goes out. */
export interface WrittenEntry {
  calendarEntryId: number;
  kind: string;
  title: string;
  note: string;
  at: Date;
  till: Date | null;
  isAllDay: boolean;
  platform: string | null;
  link: string | null;
  terms: readonly string[];
  state: string;
  version: number;
  changedAt: Date;
}

/** A calendar as RFC 5545 has it, for any program of calendars. `zone` says which days whole days are. */
export function writeIcal(
  entries: readonly WrittenEntry[],
  { name, zone }: { name: string; zone: string },
): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Earshot//Calendar//EN");
  calendar.addPropertyWithValue("x-wr-calname", name);
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry, zone));
  return `${calendar.toString()}\r\n`;
}

function eventOf(entry: WrittenEntry, zone: string): ICAL.Component {
  const event = new ICAL.Component("vevent");
  const set = (name: string, value: string | ICAL.Time): void => {
    event.addPropertyWithValue(name, value);
  };
  const time = (at: Date): ICAL.Time => (entry.isAllDay ? dayOf(at, zone) : ICAL.Time.fromJSDate(at, true));
  set("uid", `${ownPrefix}${entry.calendarEntryId}`);
  set("dtstamp", ICAL.Time.fromJSDate(entry.changedAt, true));
  event.addPropertyWithValue("sequence", entry.version);
  set("dtstart", time(entry.at));
  if (entry.till !== null) set("dtend", time(entry.till));
  set("summary", entry.title);
  if (entry.note !== "") set("description", entry.note);
  if (entry.link !== null) set("url", entry.link);
  set("status", entry.state === "cancelled" ? "CANCELLED" : "CONFIRMED");
  set("categories", entry.kind);
  set("x-earshot-kind", entry.kind);
  set("x-earshot-state", entry.state);
  if (entry.platform !== null) set("x-earshot-platform", entry.platform);
  if (entry.terms.length > 0) set("x-earshot-terms", entry.terms.join(", "));
  return event;
}

function dayOf(at: Date, zone: string): ICAL.Time {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
  return ICAL.Time.fromDateString(day);
}
