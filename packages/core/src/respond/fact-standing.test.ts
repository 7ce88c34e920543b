import { expect, test } from "vitest";
import { needsApproval, standingOfFact, type FactContent } from "./fact-standing.ts";

const at = new Date("2026-11-22T12:00:00Z");
const inDays = (days: number): Date => new Date(at.getTime() + days * 86_400_000);

test.each([
  ["approved without an end", { state: "approved", expiresAt: null }, "offered"],
  ["approved, ends in a month", { state: "approved", expiresAt: inDays(30) }, "offered"],
  ["approved, ends in a week", { state: "approved", expiresAt: inDays(7) }, "expiring"],
  ["approved, ends this instant", { state: "approved", expiresAt: at }, "expired"],
  ["approved, ended yesterday", { state: "approved", expiresAt: inDays(-1) }, "expired"],
  ["a draft that would last", { state: "draft", expiresAt: inDays(30) }, "draft"],
  ["withdrawn", { state: "withdrawn", expiresAt: null }, "withdrawn"],
] as const)("%s", (_name, card, standing) => {
  expect(standingOfFact(card, at)).toBe(standing);
});

const content: FactContent = {
  textRu: "Кафе работает.",
  textEn: "",
  numbers: ["141 кафе"],
  source: "Справка",
  sourceUrl: null,
};

test.each([
  ["nothing", {}, false],
  ["another text", { textRu: "Кафе закрыто." }, true],
  ["a second language", { textEn: "The café is open." }, true],
  ["another figure", { numbers: ["142 кафе"] }, true],
  ["another source", { source: "Приказ" }, true],
  ["a link", { sourceUrl: "https://example.com/" }, true],
])("%s changes whether it is approved", (_name, changed, isNeeded) => {
  expect(needsApproval(content, { ...content, ...changed })).toBe(isNeeded);
});
