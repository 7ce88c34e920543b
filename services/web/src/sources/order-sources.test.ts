import type { Source } from "@earshot/contract/source";
import { expect, test } from "vitest";
import { findSources, isAiling, orderSources } from "./order-sources.ts";

function source(name: string, state: Source["state"], more: Partial<Source> = {}): Source {
  const at = "2026-11-20T10:00:00Z";
  return {
    sourceId: 1,
    kind: "feed",
    platform: "news",
    name,
    url: `https://example.com/${name}`,
    siteUrl: null,
    tier: 2,
    audience: null,
    folder: null,
    tags: [],
    note: null,
    retiredAt: null,
    language: null,
    state,
    stateSince: at,
    reasonCode: null,
    reasonRaw: null,
    lastSuccessAt: at,
    lastAttemptAt: at,
    nextCheckAt: null,
    errorCount: 0,
    postCount: 0,
    isDemo: false,
    ...more,
  };
}

test("trouble comes first, the worst on top, the rest by name", () => {
  const sources = [
    source("Б", "ok"),
    source("Канал 10", "late"),
    source("А", "paused"),
    source("Канал 2", "late"),
    source("Я", "gone"),
  ];
  expect(orderSources(sources, "ru").map(({ name }) => name)).toEqual(["Я", "Канал 2", "Канал 10", "А", "Б"]);
});

test.each([
  ["ok", false],
  ["new", false],
  ["paused", false],
  ["failing", true],
  ["needs_key", true],
] as const)("%s", (state, ailing) => {
  expect(isAiling({ state })).toBe(ailing);
});

test.each([
  ["nothing asked", " ", 2],
  ["by name, whatever the case", "ВЕСТИ", 1],
  ["by folder", "регион", 1],
  ["by address", "example.com/хроника", 1],
  ["none", "нет такого", 0],
])("finds %s", (_name, words, count) => {
  const sources = [source("Вести", "ok"), source("Хроника", "ok", { folder: "Регионы" })];
  expect(findSources(sources, words)).toHaveLength(count);
});
