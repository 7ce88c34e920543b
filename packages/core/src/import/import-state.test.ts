import { expect, test } from "vitest";
import { afterDeed, type ImportDeed, type ImportState } from "./import-state.ts";

test.each<[state: ImportState, deed: ImportDeed, after: ImportState | null]>([
  ["running", "cancel", "cancelled"],
  ["waiting", "cancel", "cancelled"],
  ["done", "cancel", null],
  ["cancelled", "resume", "waiting"],
  ["failed", "resume", "waiting"],
  ["running", "resume", null],
  ["done", "undo", "undoing"],
  ["running", "undo", null],
  ["undone", "undo", null],
  ["ready", "discard", "undone"],
  ["running", "discard", null],
])("%s, %s", (state, deed, after) => {
  expect(afterDeed(state, deed)).toBe(after);
});
