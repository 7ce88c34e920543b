import { expect, test } from "vitest";
import { decideHold, holdMs, isHeldByOther } from "./hold.ts";

const now = new Date("2026-11-20T12:00:00Z");
const until = new Date(now.getTime() + holdMs);
const before = new Date(now.getTime() - 1);

test.each([
  ["a post that nobody holds", null, false, { ok: true, does: "take", until }],
  ["one's own", { personId: 1, until }, false, { ok: true, does: "renew", until }],
  ["a colleague's", { personId: 2, until }, false, { ok: false, reason: "held" }],
  ["a colleague's, by force", { personId: 2, until }, true, { ok: true, does: "take_over", until }],
  ["a colleague's that expired", { personId: 2, until: before }, false, { ok: true, does: "take", until }],
  ["one that expires now", { personId: 2, until: now }, false, { ok: true, does: "take", until }],
])("to hold %s", (_name, held, isTakeOver, decision) => {
  expect(decideHold(held, { personId: 1, isTakeOver, now })).toEqual(decision);
});

test.each([
  [null, false],
  [{ personId: 1, until }, false],
  [{ personId: 2, until }, true],
  [{ personId: 2, until: now }, false],
])("whether %j keeps me away", (held, keeps) => {
  expect(isHeldByOther(held, { personId: 1, now })).toBe(keeps);
});
