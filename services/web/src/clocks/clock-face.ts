import type { ShownClock } from "@earshot/contract/clock";
import { writeDuration } from "@earshot/core/triage/clock/duration";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { TFunction } from "i18next";
import { dateFormat } from "../words/intl-formats.ts";

/** What a clock looks like at a moment: `soon` when a quarter of its target is left or less. */
export type ClockTone = "fine" | "soon" | "late" | "paused" | "met" | "missed" | "void";

export interface ClockFace {
  tone: ClockTone;
  /** "0:41", "−1:20", "2 дня". */
  text: string;
  /** The whole story in a sentence or two. */
  title: string;
}

const dayMs = 86_400_000;

export function clockFace(
  clock: ShownClock,
  now: number,
  { t, language }: { t: TFunction; language: PageLanguage },
): ClockFace {
  const tone = toneOf(clock, now);
  const left = leftMs(clock, now);
  const used = usedMs(clock, now);
  const target = t(used === null ? "clocks.targetRuns" : "clocks.target", {
    target: writeDuration(clock.targetMs, language),
    used: writeDuration(used ?? 0, language),
    calendar:
      clock.calendar === null ? t("clocks.roundTheClock") : t("clocks.byCalendar", { name: clock.calendar }),
  });
  const state = stateWords(clock, tone, left, { t, language });
  return {
    tone,
    text: shortSpan(left, t),
    title: `${t(`clocks.kind.${clock.kind}`)}: ${state}. ${target}`,
  };
}

/** Working time used up by now; null while it runs by a calendar, whose hours the page does not know. */
export function usedMs({ state, calendar, elapsedMs, countedAt }: ShownClock, now: number): number | null {
  if (state !== "running") return elapsedMs;
  return calendar === null ? elapsedMs + Math.max(0, now - Date.parse(countedAt)) : null;
}

/** Share of the target that is used up, 0–1; between the last count and when it is due the hours of a calendar count as evenly spread. */
export function usedShare({ state, targetMs, elapsedMs, countedAt, dueAt }: ShownClock, now: number): number {
  const counted = Math.min(1, elapsedMs / targetMs);
  if (state !== "running" || dueAt === null) return counted;
  const [from, to] = [Date.parse(countedAt), Date.parse(dueAt)];
  const passed = to > from ? Math.min(1, Math.max(0, (now - from) / (to - from))) : 1;
  return counted + (1 - counted) * passed;
}

/** Until it is due; of one that rests: the working time that is left. */
function leftMs({ state, dueAt, targetMs, elapsedMs }: ShownClock, now: number): number {
  if (dueAt === null || state === "met" || state === "missed" || state === "void")
    return targetMs - elapsedMs;
  return Date.parse(dueAt) - now;
}

function toneOf(clock: ShownClock, now: number): ClockTone {
  const { state, dueAt, targetMs } = clock;
  if (state === "met" || state === "missed" || state === "void") return state;
  if (dueAt !== null && Date.parse(dueAt) <= now) return "late";
  if (state === "paused") return "paused";
  return leftMs(clock, now) <= targetMs / 4 ? "soon" : "fine";
}

function stateWords(
  { state, pausedBy, dueAt }: ShownClock,
  tone: ClockTone,
  left: number,
  { t, language }: { t: TFunction; language: PageLanguage },
): string {
  if (state === "met" || state === "missed" || state === "void") return t(`clocks.state.${state}`);
  const parts = [
    ...(tone === "late" ? [t("clocks.late", { span: writeDuration(-left, language) })] : []),
    ...(pausedBy === null ? [] : [t(`clocks.paused.${pausedBy}`)]),
    ...(dueAt === null ? [t("clocks.left", { span: writeDuration(left, language) })] : []),
    ...(dueAt === null ? [] : [t("clocks.until", { at: dueWords(dueAt, language) })]),
  ];
  return parts.join(", ");
}

/** Day of the week, day and time: "пн, 23 нояб., 10:40". */
export function dueWords(at: string | number, language: PageLanguage): string {
  return dateFormat(language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(at));
}

/** "0:41", "−1:20" once it is late, days beyond two. */
function shortSpan(ms: number, t: TFunction): string {
  const sign = ms <= -60_000 ? "−" : "";
  const length = Math.abs(ms);
  if (length >= 2 * dayMs) return sign + t("clocks.days", { count: Math.floor(length / dayMs) });
  // What is left is rounded up and what is too late down: 0:00 is the moment itself.
  const minutes = ms < 0 ? Math.floor(length / 60_000) : Math.ceil(length / 60_000);
  return `${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
