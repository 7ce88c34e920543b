import type { DraftFinding } from "@earshot/contract/draft";
import { expect, test } from "vitest";
import { cutAtFindings, cutWords, placeFindings, takeMilder } from "./place-findings.ts";

const text = "Наши лифты никогда не ломаются. Приходите.";
function finding(quote: string, over: Partial<DraftFinding> = {}): DraftFinding {
  const start = text.indexOf(quote);
  return {
    check: "absolute",
    principle: "objectivity",
    quote,
    start,
    end: start + quote.length,
    severity: "low",
    suggestion: "",
    ...over,
  };
}
const never = finding("никогда не", {
  milder: { start: 0, end: 31, text: "Наши лифты очень редко ломаются." },
});

test("a text is cut where findings begin and end, overlapping ones too", () => {
  const pieces = cutAtFindings(text, [never, finding("не ломаются")]);
  expect(pieces).toEqual([
    { text: "Наши лифты ", findings: [] },
    { text: "никогда ", findings: [0] },
    { text: "не", findings: [0, 1] },
    { text: " ломаются", findings: [1] },
    { text: ". Приходите.", findings: [] },
  ]);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
});

test("findings follow their words through a text that is typed on, and go with them", () => {
  expect(placeFindings(`Увы. ${text}`, [never])[0]).toMatchObject({ start: 16, end: 26 });
  expect(placeFindings("Другое.", [never])).toEqual([null]);
  expect(placeFindings("Другое.", [finding("", { start: 0, end: 0 })])).toHaveLength(1);
});

test.each([
  { name: "as it was checked", given: text, taken: "Наши лифты очень редко ломаются. Приходите." },
  {
    name: "typed on before it",
    given: `Увы. ${text}`,
    taken: "Увы. Наши лифты очень редко ломаются. Приходите.",
  },
  { name: "the words are gone", given: "Приходите.", taken: null },
])("milder words are taken: $name", ({ given, taken }) => {
  expect(takeMilder(given, never)).toBe(taken);
});

test("words are cut without leaving a gap", () => {
  expect(cutWords(text, never)).toBe("Наши лифты ломаются. Приходите.");
  expect(cutWords(text, finding("Приходите."))).toBe("Наши лифты никогда не ломаются.");
});
