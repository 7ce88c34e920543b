import { expect, test } from "vitest";
import { createPace } from "@earshot/collect/pace";
import { chosenGapMs } from "@earshot/core/settings/chosen-limits";
import { connectDatabase, type Database, type Db } from "@earshot/db/database";
import { claimSources, dueSources, releaseSource, type CollectSource } from "@earshot/db/queries/due-sources";
import { claimHost, delayHost } from "@earshot/db/queries/host-pace";
import {
  failingSources,
  healGap,
  listChecks,
  recordCheck,
  recordGap,
  type RecordedCheck,
} from "@earshot/db/queries/source-check";
import { savePosts } from "@earshot/db/queries/collect";
import { createLiveSettings, readSettings } from "@earshot/db/queries/read-settings";
import { postsOfDay } from "@earshot/db/queries/source-rhythm";
import {
  addSource,
  checkSoon,
  getSource,
  listSources,
  retireSource,
  upsertSource,
} from "@earshot/db/queries/sources";
import { changeSource } from "@earshot/db/queries/source-edit";
import { collected, editor, later, makeSource, now, useDatabase } from "./rig.ts";

const use = useDatabase();
const facts = {
  kind: "feed",
  platform: "news",
  name: "Feed",
  tier: 2,
  audience: null,
  folder: null,
} as const;

function checkOf(sourceId: number, given: Partial<RecordedCheck> = {}): RecordedCheck {
  return {
    sourceId,
    at: now,
    outcome: "ok",
    httpStatus: 200,
    tookMs: 12,
    received: 3,
    added: 2,
    edited: 1,
    refused: 0,
    reasonCode: null,
    reasonRaw: null,
    warnings: [],
    state: "ok",
    nextCheckAt: later(15),
    ...given,
  };
}

async function claimSource(
  db: Db,
  sourceId: number,
  at: Date,
  leaseMs: number,
): Promise<CollectSource | null> {
  return (await claimSources(db, [sourceId], at, leaseMs))[0] ?? null;
}

test("a source is taken by exactly one of many, until its check is recorded or its lease is over", async () => {
  const sourceId = await makeSource(use.db, { url: "https://leased.example/" });
  expect(await dueSources(use.db, now, 10)).toContain(sourceId);
  const claims = await Promise.all(
    Array.from({ length: 8 }, () => claimSource(use.db, sourceId, now, 60_000)),
  );
  expect(claims.filter((claim) => claim !== null).map((claim) => claim.url)).toEqual([
    "https://leased.example/",
  ]);
  expect(await dueSources(use.db, now, 10)).not.toContain(sourceId);
  expect(await claimSource(use.db, sourceId, later(0.9), 60_000)).toBeNull();
  expect(await claimSource(use.db, sourceId, later(1), 60_000)).not.toBeNull();
  await recordCheck(use.db, checkOf(sourceId, { at: later(1) }));
  expect(await dueSources(use.db, later(14), 10)).not.toContain(sourceId);
  expect(await dueSources(use.db, later(15), 10)).toContain(sourceId);
  await claimSource(use.db, sourceId, later(15), 60_000);
  await releaseSource(use.db, sourceId, later(16));
  expect(await claimSource(use.db, sourceId, later(16), 60_000)).not.toBeNull();
});

test("a check writes log, state and validators; failures are counted, a success clears them", async () => {
  const sourceId = await makeSource(use.db, { url: "https://checked.example/" });
  const failed = {
    outcome: "failed",
    state: "failing",
    reasonCode: "timeout",
    reasonRaw: "\u0000 no answer",
  } as const;
  await recordCheck(use.db, checkOf(sourceId, { ...failed, at: later(1), httpStatus: null }));
  await recordCheck(use.db, checkOf(sourceId, { ...failed, at: later(2), warnings: ["odd \ud800"] }));
  expect(await getSource(use.db, sourceId)).toMatchObject({
    state: "failing",
    stateSince: later(1),
    reasonRaw: " no answer",
    errorCount: 2,
    lastSuccessAt: null,
    lastAttemptAt: later(2),
  });
  expect((await failingSources(use.db)).map((each) => each.sourceId)).toContain(sourceId);
  const changes = { etag: 'W/"a"', cursor: { page: 2 } };
  await recordCheck(use.db, checkOf(sourceId, { at: later(3), changes }));
  expect(await getSource(use.db, sourceId)).toMatchObject({
    state: "ok",
    stateSince: later(3),
    reasonCode: null,
    errorCount: 0,
    lastSuccessAt: later(3),
  });
  const claimed = await claimSource(use.db, sourceId, later(20), 1);
  expect([claimed?.etag, claimed?.lastModified, claimed?.cursor]).toEqual(['W/"a"', null, { page: 2 }]);
  expect((await listChecks(use.db, sourceId)).map((each) => [each.at, each.outcome, each.warnings])).toEqual([
    [later(3), "ok", []],
    [later(2), "failed", ["odd \ufffd"]],
    [later(1), "failed", []],
  ]);
});

test("a paused source is left alone, stays paused whatever a check in hand says, and is due at once afterwards", async () => {
  const sourceId = await makeSource(use.db, { url: "https://paused.example/" });
  expect(await changeSource(use.db, editor, sourceId, { isPaused: true }, later(1))).toMatchObject({
    state: "paused",
    stateSince: later(1),
  });
  expect(await checkSoon(use.db, sourceId, later(2))).toBe(false);
  await recordCheck(use.db, checkOf(sourceId, { at: later(2) }));
  expect(await getSource(use.db, sourceId)).toMatchObject({ state: "paused", stateSince: later(1) });
  expect(await dueSources(use.db, later(99), 10)).not.toContain(sourceId);
  const resumed = await changeSource(use.db, editor, sourceId, { isPaused: false, name: "Back" }, later(3));
  expect(resumed).toMatchObject({ state: "new", nextCheckAt: later(3), name: "Back" });
  expect(await changeSource(use.db, editor, sourceId, {}, later(4))).toEqual(resumed);
});

test("adding, applying and retiring", async () => {
  const given = { ...facts, url: "https://added.example/" };
  const added = await addSource(use.db, given, now);
  if (!added.ok) throw new Error("It is new.");
  const { sourceId } = added.source;
  expect(await addSource(use.db, given, now)).toEqual({ ok: false, reason: "exists", sourceId });
  await recordCheck(use.db, checkOf(sourceId));
  const applied = await upsertSource(use.db, { ...given, name: "Renamed", tier: 1 }, later(1));
  expect(applied).toMatchObject({ sourceId, name: "Renamed", tier: 1, state: "ok", nextCheckAt: later(15) });
  expect(await retireSource(use.db, sourceId, later(2))).toBe(true);
  expect(await retireSource(use.db, sourceId, later(2))).toBe(false);
  expect(await getSource(use.db, sourceId)).toBeNull();
  expect((await listSources(use.db)).map((each) => each.sourceId)).not.toContain(sourceId);
  expect(await changeSource(use.db, editor, sourceId, { name: "x" }, now)).toBeNull();
  expect(await addSource(use.db, given, later(3))).toMatchObject({
    ok: true,
    source: { sourceId, state: "new" },
  });
});

test("a source whose key stays but whose address changes is read from the beginning", async () => {
  const given = { ...facts, key: "moved", url: "https://old.example/" };
  const { sourceId } = await upsertSource(use.db, given, now);
  await recordCheck(use.db, checkOf(sourceId, { changes: { etag: "a", bodyHash: "b" } }));
  const moved = await upsertSource(use.db, { ...given, url: "https://new.example/" }, later(1));
  expect(moved).toMatchObject({ sourceId, state: "new", nextCheckAt: later(1), url: "https://new.example/" });
  const claimed = await claimSource(use.db, sourceId, later(1), 1);
  expect([claimed?.etag, claimed?.bodyHash]).toEqual([null, null]);
});

test("gaps: one row while it lasts, closed or healed", async () => {
  const sourceId = await makeSource(use.db, { url: "https://gaps.example/" });
  const gaps = async () =>
    (
      await use.pool.query("select from_at, to_at, why from source_gap where source_id = $1 order by 1", [
        sourceId,
      ])
    ).rows;
  await recordGap(use.db, { sourceId, from: now, to: null, why: "timeout" });
  await recordGap(use.db, { sourceId, from: now, to: null, why: "blocked" });
  expect(await gaps()).toEqual([{ from_at: now, to_at: null, why: "blocked" }]);
  await recordGap(use.db, { sourceId, from: now, to: later(5), why: "blocked" });
  await healGap(use.db, sourceId);
  expect(await gaps()).toEqual([{ from_at: now, to_at: later(5), why: "blocked" }]);
  await recordGap(use.db, { sourceId, from: later(9), to: null, why: "gone" });
  await healGap(use.db, sourceId);
  expect(await gaps()).toHaveLength(1);
});

test("a host lets one of many through, then waits; asked to wait longer, it does", async () => {
  const claims = await Promise.all(
    Array.from({ length: 8 }, () => claimHost(use.db, "host.example", now, 60_000)),
  );
  expect(claims.filter((claim) => claim.ok)).toHaveLength(1);
  expect(claims.find((claim) => !claim.ok)).toEqual({ ok: false, nextAt: later(1) });
  await delayHost(use.db, "host.example", later(0.5));
  expect(await claimHost(use.db, "host.example", later(0.9), 1)).toEqual({ ok: false, nextAt: later(1) });
  await delayHost(use.db, "host.example", later(10));
  expect(await claimHost(use.db, "host.example", later(5), 1)).toEqual({ ok: false, nextAt: later(10) });
  expect(await claimHost(use.db, "host.example", later(10), 1)).toEqual({ ok: true });
});

test("two processes keep one pace towards a host: between their requests lies the gap", async () => {
  const [connected, other] = [1, 2].map(() => connectDatabase(use.url, { max: 2 })) as [Database, Database];
  // As each process has it: a pool and settings of its own, and nothing else in common.
  const askedAt = async (database: Database): Promise<number> => {
    let last = new Date();
    const clock = () => (last = new Date());
    const settings = createLiveSettings(database.db, () => new Date());
    const own = { database, settings, now: clock, random: () => 0, allowedHosts: new Set<string>() };
    expect(await createPace(own, AbortSignal.timeout(20_000))("shared.example", 0)).toBe(true);
    // The instant at which it was let through.
    return last.getTime();
  };
  try {
    const [one, two] = await Promise.all([askedAt(connected), askedAt(other)]);
    expect(Math.abs(one - two)).toBeGreaterThanOrEqual(chosenGapMs(await readSettings(use.db)));
  } finally {
    await Promise.all([connected.close(), other.close()]);
  }
});

test("a host without a gap lets all through at once, but not while it asked to be left alone", async () => {
  const claims = await Promise.all(Array.from({ length: 8 }, () => claimHost(use.db, "own.example", now, 0)));
  expect(claims).toEqual(claims.map(() => ({ ok: true })));
  await delayHost(use.db, "own.example", later(1));
  expect(await claimHost(use.db, "own.example", now, 0)).toEqual({ ok: false, nextAt: later(1) });
  expect(await claimHost(use.db, "own.example", later(1), 0)).toEqual({ ok: true });
});

test("posts of a day, and of the same hours of earlier weeks that the source reaches back to", async () => {
  const sourceId = await makeSource(use.db, { url: "https://rhythm.example/" });
  const day = 24 * 60;
  const ages = [1, 60, day - 1, day + 1, 7 * day + 1, 14 * day + 5, 14 * day + 6, 16 * day];
  const posts = ages.map((age, n) =>
    collected({ externalId: `rhythm-${n}`, namespace: "rhythm", publishedAt: later(-age) }),
  );
  await savePosts(use.db, { sourceId, posts, now });
  expect(await postsOfDay(use.db, sourceId, now, 4)).toEqual({ received: 3, earlier: [1, 2] });
  await use.pool.query("delete from post where namespace = 'rhythm'");
  // What is let go leaves the rhythm as it was.
  expect(await postsOfDay(use.db, sourceId, now, 4)).toEqual({ received: 3, earlier: [1, 2] });
  expect(await postsOfDay(use.db, 99_999, now, 4)).toEqual({ received: 0, earlier: [] });
});
