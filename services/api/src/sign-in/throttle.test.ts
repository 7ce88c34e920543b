import { expect, test } from "vitest";
import { mayTryPassword } from "./throttle.ts";

test.each([
  ["a first try", 0, 0, 0, true],
  ["four mistakes", 4, 4, 4, true],
  ["the fifth mistake closes the account to this network for a while", 5, 5, 5, false],
  ["a stranger's mistakes do not shut the person out", 60, 0, 0, true],
  ["a botnet that guesses one account", 100, 0, 0, false],
  ["many people behind one address", 0, 0, 19, true],
  ["one address that tries many accounts", 1, 1, 20, false],
])("%s", (_name, ofEmail, ofEmailHere, ofAddress, isAllowed) => {
  expect(mayTryPassword({ ofEmail, ofEmailHere, ofAddress })).toBe(isAllowed);
});
