import { expect, test } from "vitest";
import { readAudience } from "./source-facts.ts";

test.each([
  ["", null],
  ["0", 0],
  ["12 500", 12_500],
  ["1,200,000", 1_200_000],
  ["много", undefined],
  ["-5", undefined],
  ["99999999999", undefined],
])("audience %j", (typed, audience) => {
  expect(readAudience(typed)).toBe(audience);
});
