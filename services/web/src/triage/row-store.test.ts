import { expect, test } from "vitest";
import { createRowStore } from "./row-store.ts";
import { sampleRow } from "./sample-row.ts";

test("a late answer with an older version changes nothing", () => {
  const store = createRowStore();
  store.note([sampleRow({ version: 3, status: "answered" })]);
  store.note([sampleRow({ version: 2, status: "new" })]);
  expect(store.get(1)).toMatchObject({ version: 3, status: "answered" });
});

test("changes are shown at once, in order, over whatever the server tells meanwhile", () => {
  const store = createRowStore();
  store.note([sampleRow()]);
  const settleFirst = store.expect(1, { kind: "correct", correction: { severity: 5 } });
  const settleSecond = store.expect(1, { kind: "status", status: "waiting" });
  expect(store.get(1)).toMatchObject({ severity: 5, status: "waiting" });
  store.note([sampleRow({ version: 2, snippet: "edited" })]);
  expect(store.get(1)).toMatchObject({ severity: 5, status: "waiting", snippet: "edited" });
  expect(store.confirmed(1)).toMatchObject({ severity: 3, status: "new" });
  settleFirst();
  expect(store.get(1)).toMatchObject({ severity: 3, status: "waiting" });
  settleSecond();
  expect(store.get(1)).toMatchObject({ severity: 3, status: "new" });
});

test("listeners hear of changes, the same row stays the same object", () => {
  const store = createRowStore();
  let heard = 0;
  const stop = store.subscribe(() => heard++);
  const row = sampleRow();
  store.note([row]);
  store.note([row]);
  expect(heard).toBe(1);
  expect(store.get(1)).toBe(store.get(1));
  stop();
  store.note([sampleRow({ version: 2 })]);
  expect(heard).toBe(1);
});
