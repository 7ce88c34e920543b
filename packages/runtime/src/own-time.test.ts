import { expect, test } from "vitest";
import { withTimeout } from "./own-time.ts";

test("what comes while the process cannot run is not too late", async () => {
  const order: string[] = [];
  let answer: (word: string) => void = () => undefined;
  const answered = new Promise<string>((resolve) => (answer = resolve));
  const waiting = withTimeout(answered, 40).then((word) => order.push(word));
  // Asked for first, and heard only in a later turn, as an answer from outside is.
  setTimeout(() => setImmediate(() => setImmediate(() => answer("heard"))), 1);
  const blockedUntil = performance.now() + 60;
  while (performance.now() < blockedUntil);
  await waiting;
  expect(order).toEqual(["heard"]);
});

test("what does not come is too late", async () => {
  await expect(withTimeout(new Promise(() => undefined), 5)).rejects.toThrow("no answer within 5 ms");
});
