import { hostileNames } from "@earshot/world/hostile";
import { startWorld, type World } from "@earshot/world/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig, type Rig } from "../collect/rig.ts";

/** What people see of each: the state and reason of the source, and how many posts came through. */
const refused: Record<string, [state: string, reason: string]> = {
  "many-items": ["late", "too_large"],
  endless: ["late", "too_large"],
  huge: ["late", "too_large"],
  "gzip-bomb": ["late", "too_large"],
  "gzip-endless": ["late", "too_large"],
  "gzip-lie": ["late", "bad_response"],
  "gzip-truncated": ["late", "bad_response"],
  dropped: ["late", "bad_response"],
  "error-page": ["failing", "not_a_feed"],
  "error-page-as-feed": ["failing", "not_a_feed"],
  empty: ["failing", "not_a_feed"],
  binary: ["failing", "not_a_feed"],
  "redirect-metadata": ["blocked", "refused_address"],
  "redirect-private": ["blocked", "refused_address"],
  "redirect-decimal": ["blocked", "refused_address"],
  "redirect-octal": ["blocked", "refused_address"],
  "redirect-mapped": ["blocked", "refused_address"],
  "redirect-any": ["blocked", "refused_address"],
  "redirect-file": ["blocked", "refused_address"],
  "redirect-credentials": ["blocked", "refused_address"],
  "redirect-loop": ["late", "too_many_redirects"],
  "redirect-nowhere": ["failing", "bad_url"],
  forbidden: ["blocked", "forbidden"],
  missing: ["failing", "not_found"],
  gone: ["gone", "gone"],
  broken: ["late", "server_error"],
};

const received: Record<string, number> = {
  "entity-bomb": 1,
  "external-entity": 1,
  "deep-nesting": 1,
  "many-attributes": 1,
  "bare-angles": 1,
  "escaped-angles": 1,
  malformed: 3,
  truncated: 2,
  "html-everywhere": 2,
  "long-text": 1,
  "nul-bytes": 1,
  surrogates: 1,
  "surrogates-json": 1,
  dates: 12,
  "duplicate-ids": 1,
  "no-ids": 2,
  "charset-lie": 1,
  "charset-unknown": 1,
  "charset-broken": 1,
  "redirect-moved": 14,
};

/** Make the whole host rest or take their ten seconds: tests of their own in test/collect and test/fetch. */
const elsewhere = new Set(["too-many", "unavailable", "stalled"]);

let world: World;
let rig: Rig;
const sourceOf = new Map<string, number>();

beforeAll(async () => {
  world = await startWorld({ port: 0, now: () => new Date() });
  rig = await openRig([new URL(world.url).host]);
  for (const { name } of hostileNames) {
    if (!elsewhere.has(name)) sourceOf.set(name, await rig.addFeed(`${world.url}/hostile/${name}`, name));
  }
  sourceOf.set("healthy", await rig.addFeed(world.feedUrl("delovoy"), "healthy"));
  // A host is asked a few times at once at most, so the sources of one host take turns.
  for (let left = 1; left > 0;) {
    await rig.tickAfter(0.1);
    const [counted] = await rig.rows<{ count: number }>(
      "select count(*)::int as count from source where state = 'new'",
    );
    left = counted?.count ?? 0;
  }
});
afterAll(async () => {
  await rig.close();
  await world.close();
});

test("every hostile document is in one of the tables", () => {
  const known = new Set([...Object.keys(refused), ...Object.keys(received), ...elsewhere]);
  expect(hostileNames.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
});

test.each(Object.entries(refused))("%s is seen as %j", async (name, [state, reason]) => {
  const sourceId = sourceOf.get(name) ?? 0;
  expect(await rig.source(sourceId)).toMatchObject({ state, reason_code: reason });
  expect((await rig.lastCheck(sourceId))["reason_raw"]).toEqual(expect.stringMatching(/\S/));
});

test.each(Object.entries(received))("of %s what can be read is stored: %i posts", async (name, count) => {
  const sourceId = sourceOf.get(name) ?? 0;
  expect(await rig.source(sourceId)).toMatchObject({ state: "ok", post_count: count });
});

test("an entry that says nothing, and an id with two texts, are named to whoever looks after the source", async () => {
  const warnings = async (name: string) => (await rig.lastCheck(sourceOf.get(name) ?? 0))["warnings"];
  expect(await warnings("no-ids")).toEqual([expect.stringContaining("left out")]);
  expect(await warnings("duplicate-ids")).toEqual([expect.stringContaining("hostile-same")]);
});

test("no markup is left in any stored post", async () => {
  const live = await rig.rows(
    "select text from post where text ~* '<(script|img|iframe|svg|a )' or title ~* '<(script|img|iframe|svg|a )'",
  );
  expect(live).toEqual([]);
});

test("a long text is cut to what is kept, a date in 2999 to the time it was found", async () => {
  const [longest] = await rig.rows<{ length: number }>("select max(length(text))::int as length from post");
  expect(longest?.length).toBeLessThanOrEqual(100_000);
  const later = await rig.rows("select 1 from post where published_at > found_at and source_id = $1", [
    sourceOf.get("dates"),
  ]);
  expect(later).toEqual([]);
});

test("beside all of them the healthy source is read as ever", async () => {
  expect(await rig.source(sourceOf.get("healthy") ?? 0)).toMatchObject({ state: "ok", post_count: 11 });
});
