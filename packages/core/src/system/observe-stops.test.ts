import { expect, test } from "vitest";
import type { Platform } from "../collect/platform.ts";
import { observeStops, platformAtFault, type WiderCauses } from "./observe-stops.ts";
import type { PlatformFacts, StoppedSource } from "./system-facts.ts";

const now = new Date("2026-11-21T12:00:00Z");
const calm: WiderCauses = { collector: "good", sources: "good" };

function platform(name: Platform, failing: number, count: number): PlatformFacts {
  return { platform: name, failing, count, commonReason: "timeout", names: ["А", "Б"] };
}
function stopped(sourceId: number, of: Platform): StoppedSource {
  const since = new Date(now.getTime() - 600_000);
  return { sourceId, name: `S${sourceId}`, platform: of, state: "failing", reason: "dns", since };
}
const news = platform("news", 0, 10);

test.each<
  [name: string, platforms: PlatformFacts[], stopped: StoppedSource[], wider: WiderCauses, seen: string[]]
>([
  ["all is well", [news], [], calm, []],
  ["one source stopped", [platform("news", 1, 10)], [stopped(1, "news")], calm, ["source_stopped:1 bad"]],
  [
    "most of a platform: the platform speaks for its sources",
    [news, platform("vk", 3, 4)],
    [stopped(1, "vk"), stopped(2, "news")],
    calm,
    ["platform_stopped:vk bad", "source_stopped:1 between", "source_stopped:2 bad"],
  ],
  [
    "half of it is not most",
    [news, platform("vk", 2, 4)],
    [stopped(1, "vk")],
    calm,
    ["platform_stopped:vk between", "source_stopped:1 between"],
  ],
  ["a third has let go", [news, platform("vk", 3, 10)], [stopped(1, "vk")], calm, ["source_stopped:1 bad"]],
  [
    "two sources are no platform",
    [news, platform("vk", 2, 2)],
    [stopped(1, "vk")],
    calm,
    ["source_stopped:1 bad"],
  ],
  [
    "nobody collects",
    [platform("news", 4, 5)],
    [stopped(1, "news")],
    { ...calm, collector: "bad" },
    ["platform_stopped:news between", "source_stopped:1 between"],
  ],
  [
    "everything fails",
    [platform("news", 9, 10), platform("vk", 4, 4)],
    [stopped(1, "news")],
    { ...calm, sources: "bad" },
    ["platform_stopped:news between", "platform_stopped:vk between", "source_stopped:1 between"],
  ],
  [
    "one platform makes most of what fails",
    [news, platform("vk", 9, 9)],
    [stopped(1, "vk")],
    { ...calm, sources: "bad" },
    ["platform_stopped:vk bad", "source_stopped:1 between"],
  ],
])("%s", (_name, platforms, sources, wider, seen) => {
  const stops = { stopped: sources, platforms, alertKeys: [] };
  const unwell = observeStops(stops, wider, now).filter(({ signal }) => signal !== "good");
  expect(unwell.map(({ key, signal }) => `${key} ${signal}`)).toEqual(seen);
});

test("an alert of which nothing is wrong any more is told to be well", () => {
  const alertKeys = ["source_stopped:1", "source_stopped:2", "platform_stopped:vk"];
  const stops = { stopped: [stopped(1, "news")], platforms: [news], alertKeys };
  const well = observeStops(stops, calm, now).filter(({ signal }) => signal === "good");
  expect(well.map(({ key, kind }) => `${kind} ${key}`)).toEqual([
    "platform_stopped platform_stopped:news",
    "source_stopped source_stopped:2",
    "platform_stopped platform_stopped:vk",
  ]);
});

test.each<[platforms: PlatformFacts[], atFault: Platform | null]>([
  [[news, platform("vk", 4, 4)], "vk"],
  [[platform("vk", 4, 4)], null],
  [[platform("news", 4, 10), platform("vk", 4, 4)], null],
  [[platform("news", 1, 10), platform("vk", 9, 9)], "vk"],
  [[news, platform("vk", 2, 2)], null],
  [[news], null],
])("%j: %s is at fault", (platforms, atFault) => {
  expect(platformAtFault(platforms)).toBe(atFault);
});
