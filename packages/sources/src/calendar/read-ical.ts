import { runInNewContext } from "node:vm";
import { createZone } from "@earshot/core/import/zone-time";
import ICAL from "ical.js";
import {
  calendarLimits,
  type CalendarLine,
  type CalendarWish,
  type LineFault,
  type ReadCalendar,
  type RefusedLine,
} from "./calendar-line.ts";
import {
  kindOfWord,
  platformOf,
  splitTerms,
  stateOfWord,
  tidyNote,
  tidyTitle,
  webLink,
} from "./line-words.ts";

type Read = { lines: CalendarLine[] } | { fault: LineFault };
/** `tzid`: the name that the file gives the zone, also one that it does not describe. */
type ToUtc = (time: ICAL.Time, tzid: string) => Date;

const dayMs = 24 * 3_600_000;

/**
 * Reads iCalendar (RFC 5545): times of a zone, of the zones that the file brings itself, or of none; whole days; what repeats, with its
 * exceptions, between the bounds of the wish. A bad event costs only itself. Rules that never come to an end are broken off.
 */
export function readIcal(
  text: string,
  wish: CalendarWish,
  withinMs: number = calendarLimits.ms,
): ReadCalendar {
  try {
    // The one way to end an endless loop within the same thread.
    return runInNewContext("read()", { read: () => readAll(text, wish) }, { timeout: withinMs });
  } catch (error) {
    const isSlow = (error as { code?: unknown }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    return { ok: false, fault: isSlow ? "too_slow" : "not_a_calendar", message: String(error).slice(0, 200) };
  }
}

function readAll(text: string, wish: CalendarWish): ReadCalendar {
  const parsed: unknown = ICAL.parse(text);
  const isOne = Array.isArray(parsed) && typeof parsed[0] === "string";
  const calendars = (isOne ? [parsed] : (parsed as unknown[])).map(
    (each) => new ICAL.Component(each as never),
  );
  const lines: CalendarLine[] = [];
  const refused: RefusedLine[] = [];
  let row = 0;
  let isCut = false;
  for (const calendar of calendars.filter(({ name }) => name === "vcalendar")) {
    const toUtc = createTimes(calendar, wish.zone);
    const events = calendar
      .getAllSubcomponents("vevent")
      .map((component) => ({ component, row: (row += 1) }));
    const changed = events.filter(({ component }) => component.hasProperty("recurrence-id"));
    for (const { component, row: place } of events) {
      if (lines.length >= calendarLimits.lines) {
        isCut = true;
        break;
      }
      if (component.hasProperty("recurrence-id")) continue;
      const own = changed.filter((other) => uidOf(other.component) === uidOf(component));
      const read = readEvent(
        component,
        own.map((other) => other.component),
        { wish, toUtc },
      );
      if ("lines" in read) lines.push(...read.lines);
      else refused.push({ row: place, title: titleOf(component), fault: read.fault });
    }
  }
  if (calendars.every(({ name }) => name !== "vcalendar"))
    return { ok: false, fault: "not_a_calendar", message: "no VCALENDAR in it" };
  return { ok: true, lines: lines.slice(0, calendarLimits.lines), refused, isCut };
}

/** The instants of a calendar's times: known zones by their name, others as the file describes them, else the zone of the wish. */
function createTimes(calendar: ICAL.Component, zone: string): ToUtc {
  const known = new Map<string, (localMs: number) => number>();
  const described = new Map(
    calendar
      .getAllSubcomponents("vtimezone")
      .map((component) => [String(component.getFirstPropertyValue("tzid")), new ICAL.Timezone(component)]),
  );
  const named = (name: string): ((localMs: number) => number) | null => {
    try {
      const made = known.get(name) ?? createZone(name);
      known.set(name, made);
      return made;
    } catch {
      return null;
    }
  };
  const ofNone = createZone(zone);
  return (time, name) => {
    const { year, month, day, hour, minute, second } = time;
    const localMs = Date.UTC(year, month - 1, day, hour, minute, second);
    if (time.zone?.tzid === "UTC") return new Date(localMs);
    const tzid = time.isDate ? "" : name;
    const own = described.get(tzid);
    if (own === undefined || named(tzid) !== null) return new Date((named(tzid) ?? ofNone)(localMs));
    return new Date(localMs - own.utcOffset(time) * 1_000);
  };
}

interface Reading {
  wish: CalendarWish;
  toUtc: ToUtc;
}

function readEvent(component: ICAL.Component, changed: ICAL.Component[], reading: Reading): Read {
  if (uidOf(component).startsWith(ownPrefix)) return { fault: "own" };
  if (titleOf(component) === "") return { fault: "no_title" };
  if (!component.hasProperty("dtstart")) return { fault: "no_date" };
  try {
    const event = new ICAL.Event(component, { exceptions: changed });
    if (Number.isNaN(reading.toUtc(event.startDate, zoneOf(component, "dtstart")).getTime()))
      return { fault: "bad_date" };
    return event.isRecurring() ? repeated(event, reading) : once(event, reading);
  } catch {
    return { fault: component.hasProperty("rrule") ? "bad_rule" : "bad_date" };
  }
}

function once(event: ICAL.Event, reading: Reading): Read {
  const line = lineOf(event, { startDate: event.startDate, endDate: event.endDate }, event.uid, reading);
  if (!("title" in line)) return line;
  return (line.till ?? line.at) < reading.wish.from ? { fault: "out_of_window" } : { lines: [line] };
}

/** Hours and less are no rhythm of plans, and a million steps a month. */
const rhythms = new Set(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]);

function repeated(event: ICAL.Event, reading: Reading): Read {
  const { from, till } = reading.wish;
  if (Object.keys(event.getRecurrenceTypes()).some((rhythm) => !rhythms.has(rhythm)))
    return { fault: "bad_rule" };
  const lines: CalendarLine[] = [];
  const iterator = event.iterator();
  const zone = zoneOf(event.component, "dtstart");
  for (let step = 0; step < calendarLimits.steps && lines.length < calendarLimits.repetitions; step += 1) {
    const next = iterator.next();
    // The library says undefined at the end, and a time without a year where a rule has none.
    if (!next) break;
    const at = reading.toUtc(next, zone);
    if (at > till) break;
    if (at.getTime() < from.getTime() - 31 * dayMs) continue;
    const details = event.getOccurrenceDetails(next);
    const uid = `${event.uid}/${details.recurrenceId.toICALString()}`;
    const line = lineOf(details.item, details, uid, reading);
    if ("title" in line && (line.till ?? line.at) >= from) lines.push(line);
  }
  return lines.length === 0 ? { fault: "out_of_window" } : { lines };
}

function lineOf(
  event: ICAL.Event,
  { startDate, endDate }: { startDate: ICAL.Time; endDate: ICAL.Time },
  uid: string,
  { toUtc }: Reading,
): CalendarLine | { fault: LineFault } {
  const { component } = event;
  const zone = zoneOf(component, "dtstart");
  const at = toUtc(startDate, zone);
  const end = toUtc(endDate, zoneOf(component, "dtend") || zone);
  if (Number.isNaN(end.getTime())) return { fault: "bad_end" };
  if (end < at) return { fault: "ends_before" };
  const text = (name: string): string => String(component.getFirstPropertyValue(name) ?? "");
  const categories = component
    .getAllProperties("categories")
    .flatMap((property) => property.getValues().map(String))
    .slice(0, 20);
  const words = [text("x-earshot-kind"), ...categories].filter((word) => word !== "");
  return {
    uid: uid.slice(0, 500),
    kind: words.map(kindOfWord).find((kind) => kind !== null) ?? null,
    title: tidyTitle(event.summary ?? ""),
    note: tidyNote(event.description ?? ""),
    at,
    till: end.getTime() === at.getTime() ? null : end,
    isAllDay: startDate.isDate,
    platform:
      [text("x-earshot-platform"), ...categories].map(platformOf).find((platform) => platform !== null) ??
      null,
    link: webLink(text("url")),
    terms: splitTerms(text("x-earshot-terms")),
    state: stateOfWord(text("status") || text("x-earshot-state")),
  };
}

/** What Earshot wrote out itself begins so: read in again it would stand there twice. */
export const ownPrefix = "earshot-";

function uidOf(component: ICAL.Component): string {
  return String(component.getFirstPropertyValue("uid") ?? "");
}

function zoneOf(component: ICAL.Component, name: string): string {
  const zone: unknown = component.getFirstProperty(name)?.getFirstParameter("tzid");
  return typeof zone === "string" ? zone : "";
}

function titleOf(component: ICAL.Component): string {
  return tidyTitle(String(component.getFirstPropertyValue("summary") ?? ""));
}
