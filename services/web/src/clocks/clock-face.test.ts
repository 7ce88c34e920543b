import type { ShownClock } from "@earshot/contract/clock";
import i18next, { type TFunction } from "i18next";
import { beforeAll, expect, test } from "vitest";
import { ru } from "../words/ru/all.ts";
import { clockFace } from "./clock-face.ts";

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
