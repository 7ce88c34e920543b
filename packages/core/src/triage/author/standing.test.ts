import { describe, expect, test } from "vitest";
import { deriveStanding, type StandingFacts } from "./standing.ts";

const nothing: StandingFacts = { watchedAs: null, bios: [], negative: 0, neutral: 0, positive: 0 };

const rows: [what: string, facts: Partial<StandingFacts>, standing: string | null][] = [
  ["nothing is known", {}, null],
  ["the watch list names a competitor", { watchedAs: "competitor" }, "competitor"],
  ["the watch list names our executive", { watchedAs: "executive", bios: ["Журналист"] }, "ours"],
  ["a topic is nobody", { watchedAs: "topic" }, null],
  ["a journalist by the bio", { bios: ["Журналистка, «Вечёрка»"] }, "journalist"],
  ["an editor in English", { bios: ["Coffee lover. Editor-in-chief @paper"] }, "journalist"],
  ["a former journalist is none", { bios: ["Бывший журналист"] }, null],
  ["an ex-reporter is none", { bios: ["ex-reporter, now a baker"] }, null],
  ["a word that only begins so", { bios: ["Мэрилин, люблю кошек"] }, null],
  ["a deputy", { bios: ["Депутат городской думы"] }, "official"],
  ["nine angry mentions are too few", { negative: 9 }, null],
  ["ten angry ones make a critic", { negative: 10 }, "critic"],
  ["six of ten may be chance", { negative: 6, neutral: 4 }, null],
  ["praise makes an ally", { positive: 30, neutral: 10 }, "ally"],
];

describe("what a person seems to be", () => {
  test.each(rows)("%s", (_what, facts, standing) => {
    expect(deriveStanding({ ...nothing, ...facts })?.standing ?? null).toBe(standing);
  });
});

test("says what it was read from", () => {
  const derived = deriveStanding({ ...nothing, negative: 12, neutral: 1 });
  expect(derived).toEqual({ standing: "critic", because: { kind: "tone", count: 12, n: 13 } });
});
