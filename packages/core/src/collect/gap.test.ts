import { expect, test } from "vitest";
import { decideGap } from "./gap.ts";
import type { GapChange, GapVisit } from "./gap.ts";
import type { SourceState } from "./source.ts";

const last = new Date("2026-03-01T00:00:00Z");
const later = new Date("2026-03-02T00:00:00Z");
const earlier = new Date("2026-02-20T00:00:00Z");

type Before = Parameters<typeof decideGap>[0];
function before(state: SourceState, more: Partial<Before> = {}): Before {
  return { state, reason: null, lastSuccessAt: last, postCount: 10, ...more };
}
function answer(more: Partial<Extract<GapVisit, { ok: true }>> = {}): GapVisit {
  return { ok: true, isModified: true, isOverlapping: false, oldestAt: later, ...more };
}

const none: GapChange = { kind: "none" };
const heal: GapChange = { kind: "heal" };

test.each<[string, Before, GapVisit, GapChange]>([
  ["a hiccup", before("ok"), { ok: false, state: "late", reason: "timeout" }, none],
  [
    "failing opens one at the last success",
    before("late"),
    { ok: false, state: "failing", reason: "dns" },
    { kind: "record", from: last, to: null, why: "dns" },
  ],
  [
    "never read: nothing was known anyway",
    before("new", { lastSuccessAt: null }),
    { ok: false, state: "failing", reason: "dns" },
    none,
  ],
  [
    "read again, known posts still shown",
    before("failing", { reason: "dns" }),
    answer({ isOverlapping: true }),
    heal,
  ],
  ["read again, nothing changed", before("failing", { reason: "dns" }), answer({ isModified: false }), heal],
  ["read again, empty", before("failing", { reason: "dns" }), answer({ oldestAt: null }), heal],
  [
    "read again, shows older than the last success",
    before("failing", { reason: "dns" }),
    answer({ oldestAt: earlier }),
    heal,
  ],
  [
    "read again, the window has passed",
    before("failing", { reason: "dns" }),
    answer(),
    { kind: "record", from: last, to: later, why: "dns" },
  ],
  [
    "nobody collected for a while",
    before("ok"),
    answer(),
    { kind: "record", from: last, to: later, why: "window_passed" },
  ],
  ["as usual", before("ok"), answer({ isOverlapping: true }), none],
  ["the first posts of an empty feed", before("ok", { postCount: 0 }), answer(), none],
])("%s", (_name, source, visit, expected) => {
  expect(decideGap(source, visit)).toEqual(expected);
});
