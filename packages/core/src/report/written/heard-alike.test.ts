import { expect, test } from "vitest";
import { isHeardAlike } from "./heard-alike.ts";
import { gapSentence } from "./sentences.ts";

test.each([
  ["both whole", 1, 1, true],
  ["a little less before", 1, 0.9, true],
  ["hardly anything before", 1, 0.12, false],
  ["nothing before", 1, 0, false],
  ["no source before", 1, null, false],
  ["much less now", 0.7, 1, false],
  ["both alike poor", 0.3, 0.3, true],
  ["nobody now", null, 1, false],
])("two times can be compared: %s", (_name, covered, before, alike) => {
  expect(isHeardAlike({ covered, before })).toBe(alike);
});

test("a gap counts all sources that were silent, and says that it names the worst", () => {
  const sources = [
    { name: "A", covered: 0.5 },
    { name: "B", covered: 0.7 },
  ];
  expect(gapSentence({ covered: 0.7, sources, count: 27, hours: 168 }, "ru")).toContain(
    "27 источников молчали до 84 часов: дольше всех «A», «B». Собрано 70\u00a0% времени",
  );
  expect(gapSentence({ covered: 0.9, sources, count: 2, hours: 168 }, "en")).toContain(
    "2 sources were silent for up to 84 hours: A, B. 90% of the time",
  );
});
