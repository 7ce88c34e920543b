import { expect, test } from "vitest";
import { claimHost } from "@earshot/db/queries/host-pace";
import { hasOwnData, removeDemo } from "@earshot/db/queries/demo";
import { savePosts } from "@earshot/db/queries/collect";
import { saveMatches } from "@earshot/db/queries/match";
import { readSetting, saveSetting } from "@earshot/db/queries/settings";
import { retireSource } from "@earshot/db/queries/sources";
import { recordCheck, recordGap } from "@earshot/db/queries/source-check";
import { databaseClock, databaseFacts, frameFacts, tableSizes } from "@earshot/db/queries/system";
import { changeStatus, correct } from "@earshot/db/queries/triage-change";
import { getMention } from "@earshot/db/queries/triage-detail";
import {
  analysed,
  collected,
  later,
  makeEntity,
  makePerson,
  makeSource,
  matchOf,
  now,
  triaged,
  useDatabase,
} from "./rig.ts";

const use = useDatabase();
const author = { handle: "demo-author", name: "Demo", url: null, bio: null, followers: 5 };

const check = {
  at: now,
  outcome: "ok",
  httpStatus: 200,
  tookMs: 1,
  received: 30,
  added: 30,
  edited: 0,
  refused: 0,
  reasonCode: null,
  reasonRaw: null,
  warnings: [],
  state: "ok",
  nextCheckAt: null,
} as const;

/** Rows of every table, those of the demo's frame (person, migrations, version of the watch list) too. */
async function countRows(): Promise<Record<string, number>> {
  const { rows } = await use.pool.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and not c.relispartition order by 1`,
  );
  const counts = await Promise.all(
    rows.map(async ({ name }) => {
      const counted = await use.pool.query<{ n: number }>(`select count(*)::int as n from "${name}"`);
      return [name, counted.rows[0]?.n ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts);
}

async function makeDemo() {
  const sourceId = await makeSource(use.db, {
    url: "http://127.0.0.1:4999/demo.xml",
    isDemo: true,
    name: "Demo",
  });
  const company = await makeEntity(use.db, "Demo company", { isDemo: true });
  const boss = await makeEntity(use.db, "Demo boss", { isDemo: true, kind: "executive", companyId: company });
  const posts = Array.from({ length: 30 }, (_, n) =>
    collected({
      externalId: `demo-${n}`,
      namespace: "demo",
      author: { ...author, handle: `demo-author-${n % 7}` },
      publishedAt: later(-n * 60 * 24),
      parentExternalId: n % 3 ? `demo-${n - 1}` : null,
    }),
  );
  const saved = await triaged(
    use.db,
    sourceId,
    posts.map((post) => ({ post, entities: [company, boss] })),
  );
  await savePosts(use.db, {
    sourceId,
    posts: posts.map((post) => ({ ...post, text: `${post.text} edited` })),
    now,
  });
  await saveSetting(use.db, "demo", { calendarAt: now.toISOString() }, now);
  await claimHost(use.db, "127.0.0.1:4999", now, 1000);
  await recordGap(use.db, { sourceId, from: now, to: null, why: "timeout" });
  await recordCheck(use.db, { ...check, sourceId });
  return { sourceId, company, posts, saved };
}

test("the demo goes without trace: every table is as it was before", async () => {
  const actor = await makePerson(use.db, "demo");
  const before = await countRows();
  expect(await frameFacts(use.db)).toEqual({
    isDemo: false,
    hasOwnData: false,
    demoRests: null,
    openCount: 0,
    sourcesFailing: 0,
  });
  const { saved } = await makeDemo();
  await changeStatus(use.db, actor, { postId: saved[0]?.postId ?? 0, version: 1, status: "answered", now });
  await correct(use.db, actor, { postId: saved[1]?.postId ?? 0, version: 1, severity: 5, now });
  expect(await hasOwnData(use.db)).toBe(false);
  expect(await frameFacts(use.db)).toEqual({
    isDemo: true,
    hasOwnData: false,
    demoRests: null,
    openCount: 29,
    sourcesFailing: 0,
  });
  const full = await countRows();
  for (const table of [
    "post",
    "mention",
    "triage",
    "triage_event",
    "post_revision",
    "author",
    "source_check",
  ]) {
    expect(full[table], table).toBeGreaterThan(before[table] ?? 0);
  }
  expect(await removeDemo(use.db)).toEqual({ posts: 30, sources: 1, entities: 2 });
  expect(await countRows()).toEqual(before);
  expect(await readSetting(use.db, "demo")).toBeNull();
  expect(await removeDemo(use.db)).toEqual({ posts: 0, sources: 0, entities: 0 });
});

test("visits in hand while the demo is removed leave nothing behind", async () => {
  const before = await countRows();
  const { sourceId, posts } = await makeDemo();
  const visits = Array.from({ length: 12 }, async (_, n) => {
    const fresh = posts.map((post) => ({ ...post, externalId: `${post.externalId}-${n}`, author: null }));
    const saved = await savePosts(use.db, { sourceId, posts: fresh, now });
    await recordCheck(use.db, { ...check, sourceId });
    return saved.length;
  });
  await Promise.all([...visits, removeDemo(use.db)]);
  expect(await savePosts(use.db, { sourceId, posts, now })).toEqual([]);
  await recordCheck(use.db, { ...check, sourceId });
  expect(await countRows()).toEqual(before);
});

test("what is one's own stays: posts that an own source saw too, own authors, own watch list and work", async () => {
  const actor = await makePerson(use.db, "own");
  const own = await makeSource(use.db, { url: "https://own.example/", name: "Own" });
  const plant = await makeEntity(use.db, "Own plant");
  const { posts, company } = await makeDemo();
  await saveSetting(use.db, "team", { name: "PR" }, now);
  const mine = collected({
    externalId: "mine",
    namespace: "demo",
    author: { ...author, handle: "demo-author-1" },
  });
  const onlyDemoEntity = collected({ externalId: "only-demo-entity", namespace: "own" });
  const [kept, lost] = await triaged(use.db, own, [
    { post: mine, entities: [plant, company] },
    { post: onlyDemoEntity, entities: [company] },
  ]);
  const [shared] = await savePosts(use.db, { sourceId: own, posts: posts.slice(4, 5), now });
  const matches = [{ postId: shared?.postId ?? 0, month: shared?.month ?? "", matches: [matchOf(plant)] }];
  await saveMatches(use.db, { version: 1, now, matches });
  await analysed(use.db, new Map([[shared?.postId ?? 0, {}]]));
  await changeStatus(use.db, actor, { postId: kept?.postId ?? 0, version: 1, status: "waiting", now });

  expect(await removeDemo(use.db)).toMatchObject({ posts: 29, sources: 1, entities: 2 });
  const counts = await countRows();
  expect(counts).toMatchObject({
    source: 1,
    entity: 1,
    post: 3,
    post_key: 3,
    sighting: 3,
    triage: 2,
    triage_search: 2,
    setting: 1,
  });
  const detail = await getMention(use.db, kept?.postId ?? 0);
  expect(detail?.entities.map((each) => each.name)).toEqual(["Own plant"]);
  expect(detail?.history.map((event) => event.kind)).toEqual(["status", "arrived"]);
  expect(detail?.author?.handle).toBe("demo-author-1");
  expect(await getMention(use.db, lost?.postId ?? 0)).toBeNull();
  expect(await getMention(use.db, shared?.postId ?? 0)).toMatchObject({
    source: { name: "Own" },
    isDemo: false,
  });
  expect(await hasOwnData(use.db)).toBe(true);
});

test("beside something of one's own the demo rests from the next start on, unless it was asked for", async () => {
  const demoRests = async () => (await frameFacts(use.db)).demoRests;
  await makeSource(use.db, { url: "https://own-beside.example/", name: "Own" });
  const { sourceId } = await makeDemo();
  const start = (restsBesideOwn: boolean) => saveSetting(use.db, "demo", { restsBesideOwn }, now);
  await start(true);
  await retireSource(use.db, sourceId, now);
  expect(await demoRests()).toBe("now");
  await use.pool.query("update source set retired_at = null where source_id = $1", [sourceId]);
  expect(await demoRests()).toBe("next_start");
  await start(false);
  expect(await demoRests()).toBeNull();
});

test("what the doctor asks", async () => {
  expect(Math.abs((await databaseClock(use.db)).getTime() - Date.now())).toBeLessThan(60_000);
  const facts = await databaseFacts(use.db);
  expect(facts.version).toMatch(/^\d+/);
  expect(facts.bytes).toBeGreaterThan(1_000_000);
  expect(facts.migration).toMatch(/^\d{4}-/);
  expect(facts.unmatched.count).toBeGreaterThanOrEqual(0);
  const sizes = await tableSizes(use.db);
  expect(sizes.map((size) => size.table)).toEqual(expect.arrayContaining(["post", "mention", "triage"]));
  expect(sizes.filter((size) => size.table.startsWith("post_20"))).toEqual([]);
  for (const size of sizes) expect(typeof size.bytes).toBe("number");
});
