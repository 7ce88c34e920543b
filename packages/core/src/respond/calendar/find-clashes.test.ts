import { expect, test } from "vitest";
import type { PlannedEntry } from "./calendar-entry.ts";
import { findClashes, type Clash, type OpenIncident } from "./find-clashes.ts";

const now = new Date("2026-03-02T09:00:00Z");
const at = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

function planned(calendarEntryId: number, hours: number, own: Partial<PlannedEntry> = {}): PlannedEntry {
  return {
    calendarEntryId,
    kind: "post",
    title: "Весеннее меню",
    at: at(hours),
    till: null,
    isAllDay: false,
    platform: "telegram",
    terms: [],
    state: "planned",
    entityId: 1,
    ...own,
  };
}
const quiet = (own: Partial<PlannedEntry> = {}): PlannedEntry =>
  planned(9, 1, { kind: "quiet", title: "Отчётность", till: at(48), platform: null, entityId: null, ...own });
const crisis: OpenIncident = { incidentId: 5, title: "Отравление", severity: 5, since: at(-4) };

test.each<{ name: string; entries: PlannedEntry[]; incidents?: OpenIncident[]; clashes: Clash[] }>([
  { name: "nothing beside it", entries: [planned(1, 2)], clashes: [] },
  {
    name: "a post within a quiet period",
    entries: [planned(1, 2), quiet()],
    clashes: [{ kind: "in_quiet", entryId: 1, otherId: 9 }],
  },
  { name: "a post when the period is over", entries: [planned(1, 48), quiet()], clashes: [] },
  {
    name: "a campaign that reaches into it",
    entries: [planned(1, 0, { kind: "campaign", till: at(2) }), quiet()],
    clashes: [{ kind: "in_quiet", entryId: 1, otherId: 9 }],
  },
  { name: "a period of somebody else", entries: [planned(1, 2), quiet({ entityId: 2 })], clashes: [] },
  {
    name: "words that the post has not",
    entries: [planned(1, 2), quiet({ terms: ["выручка"] })],
    clashes: [],
  },
  {
    name: "a word in another case",
    entries: [planned(1, 2, { title: "О выручке за год" }), quiet({ terms: ["выручка"] })],
    clashes: [{ kind: "in_quiet", entryId: 1, otherId: 9 }],
  },
  {
    name: "a period that was called off",
    entries: [planned(1, 2), quiet({ state: "cancelled" })],
    clashes: [],
  },
  {
    name: "two posts of one speaker within an hour, told once and with the later",
    entries: [planned(2, 3), planned(1, 2)],
    clashes: [{ kind: "too_near", entryId: 2, otherId: 1, minutes: 60 }],
  },
  { name: "three hours apart", entries: [planned(1, 2), planned(2, 5)], clashes: [] },
  { name: "on two platforms", entries: [planned(1, 2), planned(2, 2, { platform: "vk" })], clashes: [] },
  { name: "of two speakers", entries: [planned(1, 2), planned(2, 2, { entityId: 7 })], clashes: [] },
  {
    name: "a whole day has no hour",
    entries: [planned(1, 2), planned(2, 2, { isAllDay: true })],
    clashes: [],
  },
  {
    name: "one that is out already",
    entries: [planned(1, 2, { state: "done" }), planned(2, 2)],
    clashes: [],
  },
  { name: "what lies behind", entries: [planned(1, -3), planned(2, -2)], incidents: [crisis], clashes: [] },
  {
    name: "an event beside a crisis",
    entries: [planned(1, 30, { kind: "event" })],
    incidents: [crisis],
    clashes: [{ kind: "beside_crisis", entryId: 1, incidentId: 5 }],
  },
  { name: "far after it", entries: [planned(1, 100)], incidents: [crisis], clashes: [] },
  {
    name: "beside a lesser one",
    entries: [planned(1, 2)],
    incidents: [{ ...crisis, severity: 3 }],
    clashes: [],
  },
])("$name", ({ entries, incidents = [], clashes }) => {
  expect(findClashes(entries, incidents, now)).toEqual(clashes);
});
