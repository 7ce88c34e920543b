import { describe, expect, test } from "vitest";
import type { Entity, EntityTerm } from "@earshot/core/match/entity";
import { createMatcher } from "./create-matcher.ts";
import { describeExplanation } from "./describe-explanation.ts";

function term(id: number, text: string, more: Partial<EntityTerm> = {}): EntityTerm {
  return { id, text, kind: "word", role: "match", needsContext: false, isCaseSensitive: false, ...more };
}

const entities: Entity[] = [
  {
    id: 1,
    kind: "company",
    name: "Заслонка",
    companyId: null,
    terms: [term(1, "заслонка"), term(2, "дроссель", { role: "exclude" })],
  },
];

const rows: { text: string; language: "ru" | "en"; lines: string[] }[] = [
  {
    text: "Были в Заслонке",
    language: "ru",
    lines: [
      "Найдено: Заслонка (компания) — главный: назван в первом предложении",
      "  «Заслонке» (текст 7–15; термин «заслонка»): засчитано само по себе",
    ],
  },
  {
    text: "дроссель, заслонка",
    language: "en",
    lines: [
      "Nobody and nothing of the watch list is meant here.",
      "Turned down:",
      "  Заслонка: “заслонка” (text 10–18; term “заслонка”): turned down: “дроссель” stands near and speaks of something else",
    ],
  },
  { text: "дождь", language: "en", lines: ["No term of the watch list stands in this text."] },
];

describe("describeExplanation", () => {
  test.each(rows)("$text", ({ text, language, lines }) => {
    const explanation = createMatcher(entities).explain({ title: null, text });
    expect(describeExplanation(explanation, language).split("\n")).toEqual(lines);
  });
});
