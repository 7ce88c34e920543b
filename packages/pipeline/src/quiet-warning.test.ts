import { expect, it } from "vitest";
import type { Log } from "./log.ts";
import { createQuietWarning } from "./quiet-warning.ts";

it("writes the first of a kind, then one per pause with the number left out", () => {
  const written: object[] = [];
  let at = 0;
  const log = { warn: (fields: object) => written.push(fields) } as unknown as Log;
  const warn = createQuietWarning(log, 1_000, () => at);
  const gone = new Error("gone");
  for (at of [0, 400, 999, 1_000, 1_001, 5_000]) warn(gone, { queue: "match" });
  warn(new Error("other"));
  expect(written).toEqual([
    { err: gone, queue: "match", leftOut: 0 },
    { err: gone, queue: "match", leftOut: 2 },
    { err: gone, queue: "match", leftOut: 1 },
    { err: new Error("other"), leftOut: 0 },
  ]);
});
