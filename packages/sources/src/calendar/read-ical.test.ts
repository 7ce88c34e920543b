import { expect, test } from "vitest";
import { readIcal } from "./read-ical.ts";
import { writeIcal } from "./write-ical.ts";

const wish = {
  zone: "Europe/Moscow",
  from: new Date("2026-02-01T00:00:00Z"),
  till: new Date("2026-06-01T00:00:00Z"),
};
const calendar = (...lines: string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: string[]): string =>
  ["BEGIN:VEVENT", "UID:a", "SUMMARY:Релиз", ...lines, "END:VEVENT"].join("\r\n");
const oslo = [
  "BEGIN:VTIMEZONE",
  "TZID:Office",
  "BEGIN:STANDARD",
  "DTSTART:19701025T030000",
  "TZOFFSETFROM:+0500",
  "TZOFFSETTO:+0500",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

function read(...lines: string[]) {
  const found = readIcal(calendar(...lines), wish);
  if (!found.ok) throw new Error(found.message);
  return found;
}
const times = (...lines: string[]): string[] => read(...lines).lines.map(({ at }) => at.toISOString());

test.each<{ name: string; lines: string[]; at: string[] }>([
  { name: "UTC", lines: [event("DTSTART:20260302T090000Z")], at: ["2026-03-02T09:00:00.000Z"] },
  {
    name: "no zone: that of the team",
    lines: [event("DTSTART:20260302T120000")],
    at: ["2026-03-02T09:00:00.000Z"],
  },
  {
    name: "a zone by its name",
    lines: [event("DTSTART;TZID=Asia/Yekaterinburg:20260302T140000")],
    at: ["2026-03-02T09:00:00.000Z"],
  },
  {
    name: "a zone that the file describes",
    lines: [oslo, event("DTSTART;TZID=Office:20260302T140000")],
    at: ["2026-03-02T09:00:00.000Z"],
  },
  { name: "a whole day", lines: [event("DTSTART;VALUE=DATE:20260302")], at: ["2026-03-01T21:00:00.000Z"] },
  {
    name: "every week, the hour stays when clocks change",
    lines: [event("DTSTART;TZID=Europe/Berlin:20260320T100000", "RRULE:FREQ=WEEKLY;COUNT=3")],
    at: ["2026-03-20T09:00:00.000Z", "2026-03-27T09:00:00.000Z", "2026-04-03T08:00:00.000Z"],
  },
  {
    name: "without an exception",
    lines: [event("DTSTART:20260302T090000Z", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260303T090000Z")],
    at: ["2026-03-02T09:00:00.000Z", "2026-03-04T09:00:00.000Z"],
  },
  {
    name: "one repetition moved",
    lines: [
      event("DTSTART:20260302T090000Z", "RRULE:FREQ=DAILY;COUNT=2"),
      event("RECURRENCE-ID:20260303T090000Z", "DTSTART:20260303T150000Z"),
    ],
    at: ["2026-03-02T09:00:00.000Z", "2026-03-03T15:00:00.000Z"],
  },
  {
    name: "from long ago only within the bounds",
    lines: [event("DTSTART:20100515T090000Z", "RRULE:FREQ=YEARLY")],
    at: ["2026-05-15T09:00:00.000Z"],
  },
])("$name", ({ lines, at }) => {
  expect(times(...lines)).toEqual(at);
});

test("kind, platform, link and state come from what the event says", () => {
  const { lines } = read(
    event(
      "DTSTART:20260302T090000Z",
      "DTEND:20260302T100000Z",
      "CATEGORIES:Пост,Telegram",
      "URL:https://example.com/a",
    ),
    event(
      "DTSTART:20260303T090000Z",
      "CATEGORIES:Quiet period",
      "STATUS:CANCELLED",
      "URL:javascript:alert(1)",
    ),
  );
  expect(lines).toMatchObject([
    { kind: "post", platform: "telegram", link: "https://example.com/a", state: "planned" },
    { kind: "quiet", platform: null, link: null, state: "cancelled" },
  ]);
});

test.each<[string, string, string]>([
  ["no title", event("DTSTART:20260302T090000Z").replace("Релиз", ""), "no_title"],
  ["no date", event(), "no_date"],
  ["a date that is none", event("DTSTART:yesterday"), "bad_date"],
  ["its end before it", event("DTSTART:20260302T090000Z", "DTEND:20260302T080000Z"), "ends_before"],
  ["long over", event("DTSTART:20200302T090000Z"), "out_of_window"],
  ["every second", event("DTSTART:20260302T090000Z", "RRULE:FREQ=SECONDLY"), "bad_rule"],
  ["what came from here", event("DTSTART:20260302T090000Z").replace("UID:a", "UID:earshot-4"), "own"],
])("%s is refused by name, its neighbour stays", (_, broken, fault) => {
  const { lines, refused } = read(broken, event("DTSTART:20260302T090000Z").replace("UID:a", "UID:b"));
  expect(lines).toHaveLength(1);
  expect(refused).toMatchObject([{ row: 1, fault }]);
});

test("a rule without end is broken off, and what is no calendar is called so", () => {
  const endless = event("DTSTART:20260101T090000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30");
  expect(readIcal(calendar(endless), wish, 50)).toMatchObject({ ok: false, fault: "too_slow" });
  expect(readIcal("BEGIN:VCARD\r\nEND:VCARD", wish)).toMatchObject({ ok: false, fault: "not_a_calendar" });
  expect(readIcal("BEGIN:VCALENDAR\r\nBEGIN:VEVENT", wish)).toMatchObject({ ok: false });
});

test("what goes out comes in again the same, but for its id", () => {
  const entry = {
    calendarEntryId: 4,
    kind: "quiet",
    title: "Отчётность; итоги, год",
    note: "Молчим\nдо отчёта",
    at: new Date("2026-03-01T21:00:00Z"),
    till: new Date("2026-03-04T21:00:00Z"),
    isAllDay: true,
    platform: "vk",
    link: "https://example.com/",
    terms: ["выручка", "прибыль"],
    state: "planned",
    version: 2,
    changedAt: new Date("2026-02-01T00:00:00Z"),
  };
  const text = writeIcal([entry], { name: "Earshot", zone: "Europe/Moscow" });
  expect(read(...text.replaceAll("earshot-4", "b").trim().split("\r\n").slice(2, -1)).lines).toEqual([
    {
      uid: "b",
      kind: "quiet",
      title: entry.title,
      note: entry.note,
      at: entry.at,
      till: entry.till,
      isAllDay: true,
      platform: "vk",
      link: entry.link,
      terms: entry.terms,
      state: "planned",
    },
  ]);
});
