/** The history of states, gaps and coverage, from feeds over HTTP to what a report would ask. */
import { coverageOf } from "@earshot/db/queries/coverage";
import { askForGap } from "@earshot/db/queries/gap-recollect";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { latestGaps } from "@earshot/db/queries/gaps";
import { changeSource, retireSources, restoreSources } from "@earshot/db/queries/source-edit";
import { dayCounts } from "@earshot/db/queries/source-hours";
import { listStateSpans } from "@earshot/db/queries/source-span";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { feed, openSite, status, type PublishedPost, type Site } from "./published-feed.ts";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
let site: Site;

beforeAll(async () => {
  site = await openSite();
  rig = await openRig([site.host]);
});
beforeEach(async () => {
  await rig.rows("truncate source cascade");
  rig.clock.at = new Date("2026-03-02T10:00:00Z");
});
afterAll(async () => {
  await rig.close();
  await site.close();
});

const minute = 60_000;
const at = (minutes: number) => new Date(Date.parse("2026-03-02T10:00:00Z") + minutes * minute);
const minutesOf = (time: Date | null) => (time === null ? null : (time.getTime() - at(0).getTime()) / minute);
const post = (id: string, minutes: number): PublishedPost => ({
  id,
  title: id,
  at: at(minutes).toISOString(),
});
const proof = () => byCommandLine();

async function spans(sourceId: number): Promise<string[]> {
  const found = await listStateSpans(rig.database.db, {
    from: at(-9_999),
    to: at(99_999),
    sourceIds: [sourceId],
  });
  return found.map(
    ({ from, to, state, reasonCode }) =>
      `${minutesOf(from)}-${to === null ? "" : minutesOf(to)} ${state}${reasonCode === null ? "" : ` ${reasonCode}`}`,
  );
}

/** Lets the source be due and visited at a time. */
async function visit(sourceId: number, minutes: number): Promise<void> {
  await rig.rows("update source set next_check_at = $2 where source_id = $1", [sourceId, at(minutes)]);
  await rig.tickAfter(minutes - (minutesOf(rig.clock.at) ?? 0));
}

describe("the history of states", () => {
  test("each change is one stretch, with its reason, and what did not change is not told again", async () => {
    site.answer("/states", feed([post("a", -5)]));
    const sourceId = await rig.addFeed(`${site.origin}/states`);
    await visit(sourceId, 0);
    await visit(sourceId, 10);
    site.answer("/states", status(404));
    await visit(sourceId, 20);
    await visit(sourceId, 30);
    site.answer("/states", status(401));
    await visit(sourceId, 40);
    site.answer("/states", feed([post("a", -5), post("b", 41)]));
    await visit(sourceId, 50);
    expect(await spans(sourceId)).toEqual([
      "0-0 new",
      "0-20 ok",
      "20-40 failing not_found",
      "40-50 needs_key unauthorized",
      "50- ok",
    ]);
  });

  test("what people do is part of it, and a retired source ends", async () => {
    const sourceId = await rig.addFeed("http://127.0.0.1:9/people");
    const { db } = rig.database;
    await changeSource(db, proof(), sourceId, { isPaused: true }, at(5));
    await changeSource(db, proof(), sourceId, { name: "Another name" }, at(6));
    await changeSource(db, proof(), sourceId, { isPaused: false }, at(10));
    await retireSources(db, proof(), [sourceId], at(20));
    await restoreSources(db, proof(), [sourceId], at(30));
    expect(await spans(sourceId)).toEqual(["0-5 new", "5-10 paused", "10-20 new", "30- new"]);
  });

  test("a source that nobody visited was late from when it was due", async () => {
    site.answer("/late", feed([post("l", -5)]));
    const sourceId = await rig.addFeed(`${site.origin}/late`);
    await visit(sourceId, 0);
    await rig.rows("update source set next_check_at = $2 where source_id = $1", [sourceId, at(15)]);
    await rig.tickAfter(600);
    expect(await spans(sourceId)).toEqual(["0-0 new", "0-15 ok", "15-600 late not_visited", "600- ok"]);
  });
});

describe("gaps and coverage", () => {
  /** A day whose source could not be read from its fourth to its tenth hour. */
  async function withGap(path: string): Promise<number> {
    site.answer(path, feed([post("a", 0)]));
    const sourceId = await rig.addFeed(site.origin + path);
    await visit(sourceId, 1);
    await visit(sourceId, 240);
    site.answer(path, status(404));
    await visit(sourceId, 300);
    site.answer(path, feed([post("z", 600)]));
    await visit(sourceId, 601);
    return sourceId;
  }
  const day = (zone = "UTC") => ({ from: at(-60 * 10), to: at(60 * 14), zone });

  test("a gap is a share of the day that is missing, never a day without posts", async () => {
    const sourceId = await withGap("/gap");
    const fine = await rig.addFeed(`${site.origin}/states`);
    await rig.rows(
      "update source set state = 'ok', created_at = $2, last_success_at = now() where source_id = $1",
      [fine, at(0)],
    );
    const { db } = rig.database;
    const coverage = await coverageOf(db, day(), at(60 * 10));
    const [cell] = coverage.sources.find((each) => each.sourceId === sourceId)?.cells ?? [];
    // Watched from 10:00 to 20:00, missing from 14:00 to 20:00.
    expect(cell).toMatchObject({ state: "failing", why: "not_found" });
    expect(cell?.covered).toBeCloseTo(0.4, 2);
    expect(coverage.platforms).toMatchObject([{ platform: "news", sources: 2 }]);
    expect(coverage.steps[0]).toBeCloseTo(0.7, 2);
    const hours = await coverageOf(
      db,
      { from: at(180), to: at(300), step: "hour", sourceIds: [sourceId] },
      at(600),
    );
    expect(hours.sources[0]?.cells.map(({ covered }) => covered)).toEqual([1, 0]);
    const before = await coverageOf(db, { from: at(-3_000), to: at(-1_500) }, at(600));
    expect(before).toMatchObject({ covered: null, sources: [] });
  });

  test("a demo that rests counts for nothing, unless its sources are asked for", async () => {
    const demo = await withGap("/demo");
    await rig.rows("update source set is_demo = true where source_id = $1", [demo]);
    const { db } = rig.database;
    const asked = async (sourceIds?: number[]) =>
      (await coverageOf(db, { ...day(), sourceIds }, at(60 * 10))).platforms.map(({ sources }) => sources);
    expect(await asked()).toEqual([1]);
    await rig.rows("update source set retired_at = $2 where source_id = $1", [demo, at(605)]);
    expect(await asked()).toEqual([]);
    expect(await asked([demo])).toEqual([1]);
  });

  test("days begin when the clocks of the zone say so", async () => {
    const sourceId = await withGap("/zone");
    const asked = { from: at(0), to: at(60 * 14), zone: "Europe/Moscow", sourceIds: [sourceId] };
    const { starts } = await coverageOf(rig.database.db, asked, at(60 * 20));
    expect(starts.map((start) => start.toISOString())).toEqual([
      "2026-03-01T21:00:00.000Z",
      "2026-03-02T21:00:00.000Z",
      "2026-03-03T00:00:00.000Z",
    ]);
  });

  test.each([
    { offers: "all of it", oldest: 200, outcome: "whole", to: 600, recovered: 1, share: 1 },
    { offers: "its second half", oldest: 420, outcome: "part", to: 420, recovered: 2, share: 0.7 },
    { offers: "nothing of it", oldest: 600, outcome: "nothing", to: 600, recovered: 0, share: 0.4 },
  ])(
    "asked once more, a feed that shows $offers gives $outcome",
    async ({ oldest, outcome, to, recovered, share }) => {
      const path = `/again-${outcome}`;
      const sourceId = await withGap(path);
      const { db } = rig.database;
      const [gap] = await latestGaps(db, sourceId, 1);
      expect([minutesOf(gap?.from ?? null), minutesOf(gap?.to ?? null)]).toEqual([240, 600]);
      const ask = () =>
        askForGap(db, proof(), {
          sourceId,
          sourceGapId: gap?.sourceGapId ?? 0,
          now: rig.clock.at,
          beginBackfill: async () => null,
        });
      expect(await ask()).toMatchObject({ ok: true });
      const times = [...new Set([oldest, 450, 600, 650])].filter((minutes) => minutes >= oldest);
      // The validators are still good, yet the whole feed is read.
      site.answer(path, feed(times.map((minutes) => post(minutes === 600 ? "z" : `p${minutes}`, minutes))));
      await rig.tickAfter(59);
      const [settled] = await latestGaps(db, sourceId, 1);
      expect(settled).toMatchObject({ outcome, recovered, askedAt: null });
      expect(minutesOf(settled?.to ?? null)).toBe(to);
      const { covered } = await coverageOf(
        db,
        { from: at(0), to: at(600), sourceIds: [sourceId] },
        rig.clock.at,
      );
      // The day begins ten hours before the source was added, which counts for nothing.
      expect(covered).toBeCloseTo(share, 2);
      if (outcome === "whole") expect(await ask()).toMatchObject({ ok: false, reason: "whole" });
    },
  );

  test("a gap of a paused source and one that there is not are refused", async () => {
    const sourceId = await withGap("/refused");
    const { db } = rig.database;
    const [gap] = await latestGaps(db, sourceId, 1);
    const ask = (sourceGapId: number) =>
      askForGap(db, proof(), { sourceId, sourceGapId, now: at(700), beginBackfill: async () => null });
    expect(await ask(999_999)).toMatchObject({ reason: "unknown" });
    await changeSource(db, proof(), sourceId, { isPaused: true }, at(700));
    expect(await ask(gap?.sourceGapId ?? 0)).toMatchObject({ reason: "paused" });
  });

  test("what a day gave stands beside the same day of earlier weeks, as far back as the source is known", async () => {
    const week = 7 * 24 * 60;
    const posts = [-30, -40, -week - 30, -2 * week - 30, -2 * week - 31, -2 * week - 32, -3 * week + 5];
    site.answer("/rhythm", feed(posts.map((minutes, n) => post(`r${n}`, minutes))));
    const sourceId = await rig.addFeed(`${site.origin}/rhythm`);
    await rig.tickAfter(0);
    const days = await dayCounts(rig.database.db, at(0), 4);
    expect(days).toEqual([{ sourceId, received: 2, earlier: [1, 3] }]);
  });
});
