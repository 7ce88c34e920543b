import { expect, test } from "vitest";
import { mayTryPassword } from "./throttle.ts";

test.each([
  ["a first try", 0, 0, true],
  ["four mistakes", 4, 4, true],
  ["the fifth mistake closes the account for a while", 5, 5, false],
  ["many people behind one address", 0, 19, true],
  ["one address that tries many accounts", 1, 20, false],
])("%s", (_name, ofEmail, ofAddress, isAllowed) => {
  expect(mayTryPassword({ ofEmail, ofAddress })).toBe(isAllowed);
});
