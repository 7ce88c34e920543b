import { expect, test } from "vitest";
import { growthBars } from "./growth.ts";

const at = (time: string): Date => new Date(`2026-11-20T${time}:00Z`);

function draw(given: Partial<Parameters<typeof growthBars>[0]>): string {
  const bars = growthBars({
    since: at("12:05"),
    now: at("13:02"),
    publishedAt: [],
    gaps: [],
    barsMax: 96,
    ...given,
  });
  return bars
    .map(
      (bar) =>
        `${bar.from.toISOString().slice(11, 16)}=${bar.count}${bar.isGap ? "/" : ""}${bar.isRunning ? "…" : ""}`,
    )
    .join(" ");
}

test.each([
  [
    "posts fall into quarters of the clock",
    { publishedAt: [at("12:05"), at("12:14"), at("12:15"), at("13:01")] },
    "12:00=2 12:15=1 12:30=0 12:45=0 13:00=1…",
  ],
  [
    "a gap marks every quarter it touches",
    { gaps: [{ from: at("12:20"), to: at("12:46") }] },
    "12:00=0 12:15=0/ 12:30=0/ 12:45=0/ 13:00=0…",
  ],
  [
    "a gap that lasts",
    { gaps: [{ from: at("12:50"), to: null }] },
    "12:00=0 12:15=0 12:30=0 12:45=0/ 13:00=0/…",
  ],
  [
    "a gap that ended on the quarter leaves the next alone",
    { gaps: [{ from: at("12:00"), to: at("12:15") }] },
    "12:00=0/ 12:15=0 12:30=0 12:45=0 13:00=0…",
  ],
  ["only the latest bars", { barsMax: 2, publishedAt: [at("12:05")] }, "12:45=0 13:00=0…"],
  ["it has just begun", { since: at("13:01"), publishedAt: [at("13:01")] }, "13:00=1…"],
  ["it begins in the future by a wrong clock", { since: at("15:00") }, "13:00=0…"],
])("%s", (_name, given, drawn) => {
  expect(draw(given)).toBe(drawn);
});
