/** What a network allows within a time, spent by many at once. */
import { listQuotas, refundQuota, removeOldQuotas, spendQuota } from "@earshot/db/queries/quota";
import { beforeEach, expect, test } from "vitest";
import { useDatabase } from "./rig.ts";

const use = useDatabase();
const minute = 60_000;
const at = (minutes: number) => new Date(Date.parse("2026-03-02T10:00:00Z") + minutes * minute);
beforeEach(async () => void (await use.pool.query("truncate quota_use")));

const window = { windowStart: at(0), resetAt: at(1_440) };

test("many who spend at once never pass the limit together", async () => {
  const { db } = use;
  const spend = (amount: number) =>
    spendQuota(db, { key: "youtube", amount, limit: 100, ...window, now: at(1) });
  const answers = await Promise.all(Array.from({ length: 30 }, () => spend(7)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(14);
  expect(await spend(2)).toMatchObject({ ok: true, used: 100 });
  expect(await spend(0.001)).toEqual({ ok: false, used: 100, resetAt: window.resetAt });
  expect(await listQuotas(db, at(2))).toMatchObject([
    { name: "youtube", used: 100, limit: 100, refusedAt: at(1) },
  ]);
});

test("many who spend in advance and give back at once never hold more than the limit, and lose nothing", async () => {
  const { db } = use;
  const key = "x";
  let held = 0;
  let most = 0;
  let [kept, refused] = [0, 0];
  await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const { ok } = await spendQuota(db, { key, amount: 5, limit: 40, ...window, now: at(1) });
      if (!ok) return void (refused += 1);
      held += 5;
      most = Math.max(most, held);
      const used = n % 3 === 0 ? 0.5 : 0;
      held -= 5 - used;
      kept += used;
      await refundQuota(db, { key, amount: 5 - used, windowStart: window.windowStart });
    }),
  );
  expect(most).toBeLessThanOrEqual(40);
  expect(refused).toBeGreaterThan(0);
  expect(await listQuotas(db, at(2))).toMatchObject([{ name: key, used: kept }]);
});

test.each([
  { name: "more than was spent leaves nothing", key: "x", amount: 9, windowStart: at(0), used: 0 },
  { name: "another quota stays", key: "y", amount: 1, windowStart: at(0), used: 4.5 },
  { name: "another month stays", key: "x", amount: 1, windowStart: at(-1_440), used: 4.5 },
  { name: "half a cent", key: "x", amount: 0.5, windowStart: at(0), used: 4 },
])("given back: $name", async ({ key, amount, windowStart, used }) => {
  const { db } = use;
  await spendQuota(db, { key: "x", amount: 4.5, limit: 5, ...window, now: at(1) });
  await refundQuota(db, { key, amount, windowStart });
  expect(await listQuotas(db, at(2))).toMatchObject([{ name: "x", used }]);
  await expect(refundQuota(db, { key, amount: -1, windowStart })).rejects.toThrow("cannot be given back");
});

test("a new window begins at nothing, a changed limit holds at once, and old windows go", async () => {
  const { db } = use;
  const first = { key: "x", amount: 4.5, limit: 5, ...window, now: at(1) };
  expect(await spendQuota(db, first)).toMatchObject({ ok: true, used: 4.5 });
  expect(await spendQuota(db, { ...first, amount: 1 })).toMatchObject({ ok: false, used: 4.5 });
  expect(await spendQuota(db, { ...first, amount: 1, limit: 6 })).toMatchObject({ ok: true, used: 5.5 });
  expect(await spendQuota(db, { ...first, key: "big", amount: 9 })).toMatchObject({ ok: false, used: 0 });
  expect(await listQuotas(db, at(1_500))).toMatchObject([
    { name: "big", used: 0 },
    { name: "x", used: 0 },
  ]);
  const next = { ...first, windowStart: at(1_440), resetAt: at(2_880), now: at(1_500) };
  expect(await spendQuota(db, next)).toMatchObject({ ok: true, used: 4.5 });
  await removeOldQuotas(db, at(10_000));
  const { rows: left } = await use.pool.query("select name, window_start from quota_use order by name");
  expect(left).toEqual([
    { name: "big", window_start: at(0) },
    { name: "x", window_start: at(1_440) },
  ]);
});
