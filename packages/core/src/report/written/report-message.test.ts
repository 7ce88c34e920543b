import { expect, test } from "vitest";
import { reportMessage } from "./report-message.ts";

const told = (findings: number, language: "ru" | "en") =>
  reportMessage({
    language,
    title: "T",
    missing: [],
    findings: Array.from({ length: findings }, (_, at) => `f${at}`),
    url: null,
  }).lines;

test.each([
  [9, "ru", "И ещё 1 вывод — в самом отчёте."],
  [10, "ru", "И ещё 2 вывода — в самом отчёте."],
  [13, "ru", "И ещё 5 выводов — в самом отчёте."],
  [19, "ru", "И ещё 11 выводов — в самом отчёте."],
  [9, "en", "And 1 more finding in the report itself."],
  [13, "en", "And 5 more findings in the report itself."],
] as const)("of %i findings eight are told, in %s, and the others counted", (findings, language, last) => {
  const lines = told(findings, language);
  expect(lines).toHaveLength(9);
  expect(lines.slice(7)).toEqual(["• f7", last]);
});

test("eight findings are all told, and what is missing comes before them", () => {
  expect(told(8, "ru").at(-1)).toBe("• f7");
  const { lines, link } = reportMessage({
    language: "ru",
    title: "T",
    missing: ["VK молчал"],
    findings: ["f0"],
    url: "https://earshot.example/r",
  });
  expect(lines).toEqual(["Неполно: VK молчал", "• f0"]);
  expect(link).toEqual({ text: "Открыть отчёт", url: "https://earshot.example/r" });
});
