import { filterSources, isAiling, orderSources } from "@earshot/core/collect/arrange-sources";
import { expect, test } from "vitest";
import { sampleSource } from "./sample-source.ts";
import { groupByFolder, namesInUse, readSourceView, type SourceView } from "./source-view.ts";

const names = (sources: readonly { name: string }[]): string => sources.map(({ name }) => name).join(" ");
const none = new Map<number, { posts: number; matches: number }>();

test("trouble comes first, the worst on top, the rest by name", () => {
  const sources = [
    sampleSource("Б"),
    sampleSource("Канал10", { state: "late" }),
    sampleSource("А", { state: "paused" }),
    sampleSource("Канал2", { state: "late" }),
    sampleSource("Я", { state: "gone" }),
  ];
  expect(names(orderSources(sources, undefined, none, "ru"))).toBe("Я Канал2 Канал10 А Б");
});

test.each([
  ["name", "А Б В"],
  ["posts", "В А Б"],
  ["matches", "А В Б"],
  ["tier", "Б А В"],
  ["read", "А В Б"],
] as const)("sorted by %s", (sort, expected) => {
  const sources = [
    sampleSource("Б", { sourceId: 2, tier: 1 }),
    sampleSource("А", { sourceId: 1, lastSuccessAt: null }),
    sampleSource("В", { sourceId: 3, lastSuccessAt: "2026-11-19T10:00:00Z" }),
  ];
  const volumes = new Map([
    [1, { posts: 5, matches: 5 }],
    [3, { posts: 9, matches: 1 }],
  ]);
  expect(names(orderSources(sources, sort, volumes, "ru"))).toBe(expected);
});

const shelf = [
  sampleSource("Вести", { folder: "СМИ", tags: ["Пресса"], state: "failing" }),
  sampleSource("Хроника", { folder: "СМИ/Регионы", tier: 3 }),
  sampleSource("Блог", { note: "позвонить Анне" }),
];

test.each<[name: string, view: SourceView, expected: string]>([
  ["nothing asked", {}, "Вести Хроника Блог"],
  ["by name, whatever the case", { q: "ВЕСТИ" }, "Вести"],
  ["by two words", { q: "смИ хро" }, "Хроника"],
  ["by address", { q: "example.com/хроника" }, "Хроника"],
  ["by note", { q: "анне" }, "Блог"],
  ["by folder with what is below it", { folder: "СМИ" }, "Вести Хроника"],
  ["by the lower folder", { folder: "СМИ/Регионы" }, "Хроника"],
  ["by a folder with a like name", { folder: "СМ" }, ""],
  ["without a folder", { folder: "-" }, "Блог"],
  ["by tag", { tag: "пресса" }, "Вести"],
  ["in trouble", { state: "ailing" }, "Вести"],
  ["in one state", { state: "ok" }, "Хроника Блог"],
  ["by tier", { tier: "3" }, "Хроника"],
])("filters %s", (_name, view, expected) => {
  expect(names(filterSources(shelf, view))).toBe(expected);
});

test("groups by folder, those without one last", () => {
  expect(
    groupByFolder([...shelf].reverse(), "ru").map(({ folder, sources }) => [folder, names(sources)]),
  ).toEqual([
    ["СМИ", "Вести"],
    ["СМИ/Регионы", "Хроника"],
    [null, "Блог"],
  ]);
  expect(namesInUse(shelf, "ru")).toEqual({ folders: ["СМИ", "СМИ/Регионы"], tags: ["Пресса"] });
});

test("an address that nobody wrote like this is read as far as it makes sense", () => {
  expect(readSourceView({ q: " a ", tier: "9", sort: "size", group: "x", state: ["ok", "new"] })).toEqual({
    q: "a",
  });
  expect(readSourceView({ tier: "1", sort: "posts", group: "folder" })).toEqual({
    tier: "1",
    sort: "posts",
    group: "folder",
  });
});

test.each([
  ["ok", false],
  ["paused", false],
  ["failing", true],
] as const)("%s", (state, ailing) => {
  expect(isAiling({ state })).toBe(ailing);
});
