import { describe, expect, test } from "vitest";
import { draftOf, quotesOf, type DraftRow } from "./draft-for-test.ts";
import { findConfidential, findContradictions } from "./find-kept.ts";
import { findAnger, findClash, findQuiet } from "./find-timing.ts";

interface Row extends DraftRow {
  name: string;
  draft: string;
  found: string[];
}

const kept: Row[] = [
  {
    name: "another case",
    draft: "С Астрономом всё подписано.",
    confidential: ["Астроном"],
    found: ["Астрономом"],
  },
  {
    name: "another order",
    draft: "The sale of the quarry is near.",
    confidential: ["quarry sale"],
    found: ["sale of the quarry"],
  },
  {
    name: "refusing to speak",
    draft: "The quarry sale? I can't comment.",
    confidential: ["quarry"],
    found: ["quarry"],
  },
  { name: "only refusing", draft: "О карьере ничего не скажу.", confidential: ["карьер"], found: [] },
];

describe("findConfidential", () => {
  test.each(kept)("$name", ({ draft, found, ...row }) => {
    const read = draftOf(draft, row);
    expect(quotesOf(read, findConfidential(read))).toEqual(found);
  });
});

const said = (text: string): DraftRow => ({ statements: [{ text, at: null }] });

const contradictions: Row[] = [
  {
    name: "what was ruled out is done",
    draft: "В сквере спилим 40 лип.",
    ...said("Ни одной липы в сквере не тронем."),
    found: ["В сквере спилим 40 лип."],
  },
  {
    name: "the opposite",
    draft: "The library will close in June.",
    ...said("The library will stay open."),
    found: ["The library will close in June."],
  },
  {
    name: "the change is admitted",
    draft: "In May I said the library would stay open. I was wrong: it will close.",
    ...said("The library will stay open."),
    found: [],
  },
  {
    name: "another matter",
    draft: "Дождь, зато грибы.",
    ...said("Ни одной липы в сквере не тронем."),
    found: [],
  },
];

describe("findContradictions", () => {
  test.each(contradictions)("$name", ({ draft, found, ...row }) => {
    const read = draftOf(draft, row);
    expect(quotesOf(read, findContradictions(read))).toEqual(found);
  });
});

const now = Date.parse("2026-12-01T10:00:00Z");
const hour = 3_600_000;
const period = { from: "2026-11-20", to: "2026-12-01", reason: "до отчёта" };
const plan = (hours: number, title: string): DraftRow => ({
  calendar: [{ at: new Date(now + hours * hour).toISOString(), platform: null, title }],
});
const mention = (text: string, minutesAgo: number): DraftRow => ({ mention: { text, minutesAgo } });

const timing: (Omit<Row, "found"> & { checks: string[] })[] = [
  {
    name: "a subject of the period",
    draft: "Выручка растёт.",
    quietPeriods: [{ ...period, terms: ["выручка"] }],
    checks: ["quiet_period"],
  },
  {
    name: "another subject",
    draft: "Кот спит.",
    quietPeriods: [{ ...period, terms: ["выручка"] }],
    checks: [],
  },
  {
    name: "over",
    draft: "Выручка растёт.",
    quietPeriods: [{ ...period, to: "2026-11-30", terms: ["выручка"] }],
    checks: [],
  },
  {
    name: "light in mourning",
    draft: "Розыгрыш призов!",
    quietPeriods: [{ ...period, terms: null }],
    checks: ["quiet_period"],
  },
  {
    name: "an attack minutes ago",
    draft: "Проверим.",
    ...mention("Вы воры!", 5),
    checks: ["anger_interval"],
  },
  { name: "an attack an hour ago", draft: "Проверим.", ...mention("Вы воры!", 61), checks: [] },
  {
    name: "a question minutes ago",
    draft: "With pleasure.",
    ...mention("Are you open on Sunday?", 5),
    checks: [],
  },
  {
    name: "another post near",
    draft: "Фото с пикника!",
    ...plan(0.5, "Заявление об аварии"),
    checks: ["calendar_clash"],
  },
  { name: "another post far", draft: "Фото с пикника!", ...plan(9, "Заявление об аварии"), checks: [] },
  {
    name: "given away",
    draft: "The new ferry is called Otter.",
    ...plan(48, "The new ferry Otter"),
    checks: ["calendar_clash"],
  },
];

describe("timing", () => {
  test.each(timing)("$name", ({ draft, checks, ...row }) => {
    const read = draftOf(draft, row);
    const found = [...findQuiet(read, now), ...findAnger(read, () => 0), ...findClash(read, now)];
    expect(found.map(({ check }) => check)).toEqual(checks);
  });
});
