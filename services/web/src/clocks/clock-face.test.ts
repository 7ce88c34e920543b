import type { ShownClock } from "@earshot/contract/clock";
import i18next, { type TFunction } from "i18next";
import { beforeAll, expect, test } from "vitest";
import { ru } from "../words/ru/all.ts";
import { clockFace, usedMs, usedShare } from "./clock-face.ts";

const now = Date.parse("2026-11-20T10:00:00Z");
let t: TFunction;

beforeAll(async () => {
  const made = i18next.createInstance();
  await made.init({
    lng: "ru",
    resources: { ru: { translation: ru } },
    interpolation: { escapeValue: false },
  });
  t = made.t;
});

function clock(given: Partial<ShownClock>): ShownClock {
  return {
    kind: "first_response",
    round: 1,
    state: "running",
    severity: 3,
    startedAt: "2026-11-20T09:00:00Z",
    targetMs: 4 * 3_600_000,
    elapsedMs: 0,
    countedAt: "2026-11-20T09:00:00Z",
    dueAt: "2026-11-20T13:00:00Z",
    calendar: "Офис",
    pausedBy: null,
    stoppedAt: null,
    ...given,
  };
}

test.each<[string, Partial<ShownClock>, string, string, string]>([
  ["in time", {}, "fine", "3:00", "Первая реакция: до "],
  ["soon", { dueAt: "2026-11-20T10:41:00Z" }, "soon", "0:41", "до "],
  ["the last seconds", { dueAt: "2026-11-20T10:00:20Z" }, "soon", "0:01", "до "],
  ["late", { dueAt: "2026-11-20T08:40:00Z" }, "late", "−1:20", "просрочено на 1 ч 20 мин"],
  ["late since seconds", { dueAt: "2026-11-20T09:59:40Z" }, "late", "0:00", "просрочено на 1 мин"],
  ["days ahead", { dueAt: "2026-11-23T10:40:00Z" }, "fine", "3 дня", "до "],
  [
    "resting",
    { state: "paused", dueAt: null, pausedBy: "waiting", elapsedMs: 3_600_000 },
    "paused",
    "3:00",
    "стоит, пока ждём, осталось 3 ч",
  ],
  [
    "resting and late",
    { state: "paused", dueAt: "2026-11-20T09:00:00Z", pausedBy: "waiting" },
    "late",
    "−1:00",
    "просрочено на 1 ч, стоит, пока ждём",
  ],
  [
    "met",
    { state: "met", elapsedMs: 600_000 },
    "met",
    "3:50",
    "успели. Цель 4 ч, рабочее время «Офис»; использовано 10 мин.",
  ],
])("%s", (_name, given, tone, text, title) => {
  const face = clockFace(clock(given), now, { t, language: "ru" });
  expect(face.tone).toBe(tone);
  expect(face.text).toBe(text);
  expect(face.title).toContain(title);
});

test.each<[string, Partial<ShownClock>, number | null, number]>([
  ["running by a calendar", {}, null, 0.25],
  ["running round the clock", { calendar: null }, 3_600_000, 0.25],
  [
    "running on after a rest",
    { calendar: null, elapsedMs: 7_200_000, dueAt: "2026-11-20T11:00:00Z" },
    10_800_000,
    0.75,
  ],
  ["late", { calendar: null, dueAt: "2026-11-20T09:30:00Z" }, 3_600_000, 1],
  ["resting", { state: "paused", dueAt: null, elapsedMs: 3_600_000 }, 3_600_000, 0.25],
  ["stopped too late", { state: "missed", elapsedMs: 5 * 3_600_000 }, 5 * 3_600_000, 1],
])("of the target is used: %s", (_name, given, used, share) => {
  expect(usedMs(clock(given), now)).toBe(used);
  expect(usedShare(clock(given), now)).toBeCloseTo(share);
});
