/** The history of states, gaps, coverage, alerts and quotas, from feeds over HTTP to what a report would ask. */
import { coverageOf } from "@earshot/db/queries/coverage";
import { askForGap } from "@earshot/db/queries/gap-recollect";
import { tellAlerts } from "@earshot/db/queries/alert-mail";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { latestGaps } from "@earshot/db/queries/gaps";
import { lookAtSystem } from "@earshot/db/queries/look-at-system";
import { listQuotas, removeOldQuotas, spendQuota } from "@earshot/db/queries/quota";
import { changeSource, retireSources, restoreSources } from "@earshot/db/queries/source-edit";
import { dayCounts } from "@earshot/db/queries/source-hours";
import { listStateSpans } from "@earshot/db/queries/source-span";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testSecretBox } from "../support/test-secret-box.ts";
import { feed, openSite, status, type PublishedPost, type Site } from "./published-feed.ts";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
let site: Site;

beforeAll(async () => {
  site = await openSite();
  rig = await openRig([site.host]);
});
beforeEach(async () => {
  await rig.rows("truncate source, system_alert, outbox, person, quota_use cascade");
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

describe("the team is told", () => {
  const box = testSecretBox();

  async function person(name: string, role: string): Promise<void> {
    await rig.rows(
      "insert into person (name, email, role, language, created_at) values ($1, $1 || '@example.com', $2, 'en', now())",
      [name, role],
    );
  }
  /** A look, and the mails that follow from it: who is told what. */
  async function lookAfter(minutes: number): Promise<string[]> {
    rig.clock.at = new Date(rig.clock.at.getTime() + minutes * minute);
    const now = () => rig.clock.at;
    await lookAtSystem(rig.database.db, { parts: [], queues: async () => [], disk: async () => null, now });
    const given = { isWanted: true, pageUrl: "https://pr.example.org", now: now() };
    const [mails, none] = await Promise.all([
      tellAlerts(rig.database.db, box, given),
      tellAlerts(rig.database.db, box, given),
    ]);
    const rows = await rig.rows<{ recipient: string; subject: string }>(
      "select recipient, subject from outbox where outbox_id = any($1) order by outbox_id",
      [[...mails, ...none]],
    );
    return rows.map(({ recipient, subject }) => `${recipient}: ${subject}`);
  }
  async function keepClockQuiet(): Promise<void> {
    // The clock of the database is not the clock of this test.
    await rig.rows("update system_alert set told_at = now(), over_told_at = now() where kind = 'clock_skew'");
  }
  async function told(minutes: number): Promise<string[]> {
    const mails = await lookAfter(minutes);
    await keepClockQuiet();
    return mails.filter((line) => !line.includes("clock"));
  }

  beforeEach(async () => {
    await person("pr", "pr");
    await person("viewer", "viewer");
  });

  async function feeds(names: string[], platform: string): Promise<number[]> {
    const ids = [];
    for (const name of names) {
      site.answer(`/${name}`, feed([post(name, -5)]));
      ids.push(await rig.addFeed(`${site.origin}/${name}`, name));
    }
    await rig.rows("update source set platform = $2 where source_id = any($1)", [ids, platform]);
    return ids;
  }
  async function answerAll(names: string[], ids: number[], answer: ReturnType<typeof status>): Promise<void> {
    for (const name of names) site.answer(`/${name}`, answer);
    await rig.rows("update source set next_check_at = $2, error_count = 0 where source_id = any($1)", [
      ids,
      rig.clock.at,
    ]);
    await rig.tickAfter(0);
    await rig.rows("update source set next_check_at = $1", [at(100_000)]);
  }

  test("of a source that stopped once, and once more when it is well again", async () => {
    const names = ["one", "two", "three", "four", "five"];
    const ids = await feeds(names, "news");
    await answerAll(names, ids, feed([post("x", -5)]));
    expect(await told(1)).toEqual([]);
    await answerAll(["one"], ids.slice(0, 1), status(404));
    expect(await told(0)).toEqual([]);
    expect(await told(6)).toEqual([
      expect.stringMatching(
        /^pr@example\.com: Earshot: The source "one" is failing .*There is no feed at this address/,
      ),
    ]);
    expect(await told(30)).toEqual([]);
    await answerAll(["one"], ids.slice(0, 1), feed([post("x", -5)]));
    expect(await told(1)).toEqual([]);
    expect(await told(6)).toEqual([expect.stringMatching(/^pr@example\.com: Earshot: well again/)]);
    expect(await told(30)).toEqual([]);
  });

  test("of a platform that is down, and not of each of its sources", async () => {
    const [vk, news] = [
      ["v1", "v2", "v3", "v4"],
      ["n1", "n2", "n3", "n4"],
    ];
    const ofVk = await feeds(vk, "vk");
    const ofNews = await feeds(news, "news");
    await answerAll([...vk, ...news], [...ofVk, ...ofNews], feed([post("x", -5)]));
    await told(1);
    await answerAll(vk, ofVk, status(401));
    await told(0);
    expect(await told(2)).toEqual([
      expect.stringMatching(/^pr@example\.com: Earshot: VK: 4 of 4 sources cannot be read/),
    ]);
    expect(await told(20)).toEqual([]);
    await answerAll(vk, ofVk, feed([post("y", -5)]));
    await told(1);
    expect(await told(6)).toEqual([expect.stringMatching(/well again.*VK/)]);
    const kinds = await rig.rows(
      "select distinct kind from system_alert where kind <> 'clock_skew' and opened_at is not null",
    );
    expect(kinds).toEqual([{ kind: "platform_stopped" }]);
  });

  test("of a collector that stands still, and not of what it does not read", async () => {
    await feeds(["c1", "c2", "c3"], "news");
    await told(1);
    await told(10);
    expect(await told(1)).toEqual([
      expect.stringMatching(/^pr@example\.com: Earshot: Collecting has stopped: 3 sources/),
    ]);
    await rig.tickAfter(0);
    await rig.rows("update source set next_check_at = $1", [at(100_000)]);
    await told(1);
    expect(await told(2)).toEqual([expect.stringMatching(/well again/)]);
  });

  test("nobody is told where nobody wants it; what lasts is told once somebody does", async () => {
    await feeds(["q1", "q2"], "news");
    const look = (now: Date) =>
      lookAtSystem(rig.database.db, {
        parts: [],
        queues: async () => [],
        disk: async () => null,
        now: () => now,
      });
    await look(at(10));
    await look(at(11));
    await keepClockQuiet();
    const { db } = rig.database;
    expect(await tellAlerts(db, box, { isWanted: false, pageUrl: null, now: at(11) })).toEqual([]);
    expect(await tellAlerts(db, box, { isWanted: true, pageUrl: null, now: at(12) })).toHaveLength(1);
  });
});

describe("quotas", () => {
  const window = { windowStart: at(0), resetAt: at(1_440) };

  test("many who spend at once never pass the limit together", async () => {
    const { db } = rig.database;
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

  test("a new window begins at nothing, a changed limit holds at once, and old windows go", async () => {
    const { db } = rig.database;
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
    const left = await rig.rows("select name, window_start from quota_use order by name");
    expect(left).toEqual([
      { name: "big", window_start: at(0) },
      { name: "x", window_start: at(1_440) },
    ]);
  });
});
