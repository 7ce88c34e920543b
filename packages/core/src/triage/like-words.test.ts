import { expect, test } from "vitest";
import { likeness, tellingWords } from "./like-words.ts";

test("the rarest words tell a case; common ones, short ones and numbers do not", () => {
  const words = [
    { word: "завод", share: 0.3 },
    { word: "касс", share: 0.01 },
    { word: "заслонк", share: null },
    { word: "2026", share: null },
    { word: "на", share: null },
    { word: "очеред", share: 0.004 },
  ];
  expect(tellingWords(words)).toEqual(["заслонк", "очеред", "касс"]);
});

test("at most twelve, of equally rare ones the longest", () => {
  const words = Array.from({ length: 20 }, (_, n) => ({ word: "слово".repeat(n + 1), share: null }));
  expect(tellingWords(words)).toHaveLength(12);
  expect(tellingWords(words)[0]).toHaveLength(100);
});

const asked = [
  { word: "редк", share: null },
  { word: "част", share: 0.02 },
];
test.each([
  ["nothing", [], 0],
  ["everything", ["редк", "част"], 1],
  ["the rare one", ["редк"], 0.66],
  ["the common one", ["част"], 0.34],
])("in common: %s", (_name, common, share) => {
  expect(likeness(asked, common)).toBeCloseTo(share, 2);
});
