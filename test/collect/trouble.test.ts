import { afterAll, beforeAll, expect, test } from "vitest";
import { feed, openSite, rss, status } from "./published-feed.ts";
import type { Site } from "./published-feed.ts";
import { openRig } from "./rig.ts";
import type { Rig } from "./rig.ts";

let site: Site;
let rig: Rig;

beforeAll(async () => {
  site = await openSite();
  rig = await openRig([site.host]);
});

afterAll(async () => {
  await rig.close();
  await site.close();
});

const day = 24 * 60;
const post = { id: "1", title: "T", at: "2026-03-02T09:00:00Z" };

test("410: gone, and nobody asks again", async () => {
  site.answer("/gone", status(410));
  const sourceId = await rig.addFeed(`${site.origin}/gone`);
  await rig.tickAfter(0);
  expect(await rig.source(sourceId)).toMatchObject({
    state: "gone",
    reason_code: "gone",
    next_check_at: null,
  });
  const asked = site.requests.length;
  await rig.tickAfter(30 * day);
  expect(site.requests.slice(asked).filter((one) => one.url === "/gone")).toEqual([]);
});

test("429: the whole host rests for as long as it asks, the sources on it wait and say for what", async () => {
  const busy = await openSite();
  const own = await openRig([busy.host]);
  busy.answer("/a", status(429, { "retry-after": "600" }));
  busy.answer("/b", feed([post]));
  const first = await own.addFeed(`${busy.origin}/a`);
  await own.tickAfter(0);
  expect(await own.source(first)).toMatchObject({
    state: "late",
    reason_code: "rate_limited",
    reason_raw: "429 Too Many Requests",
  });
  const second = await own.addFeed(`${busy.origin}/b`);
  await own.tickAfter(5);
  const { clock } = own;
  const free = new Date(clock.at.getTime() + 5 * 60_000);
  expect(await own.source(second)).toMatchObject({
    state: "late",
    state_since: clock.at,
    reason_code: "host_waits",
    reason_raw: `${busy.host} asked to be left alone until ${free.toISOString()}`,
    next_check_at: free,
    error_count: 0,
    lease_until: null,
  });
  expect(busy.requests.map((one) => one.url)).toEqual(["/a"]);
  await own.tickAfter(6);
  expect(await own.source(second)).toMatchObject({ state: "ok", reason_code: null, post_count: 1 });
  const spans = await own.rows(
    "select state, reason_code from source_state_span where source_id = $1 order by from_at, source_state_span_id",
    [second],
  );
  expect(spans.slice(-2)).toEqual([
    { state: "late", reason_code: "host_waits" },
    { state: "ok", reason_code: null },
  ]);
  await own.close();
  await busy.close();
});

test("an error page with 200 in place of the feed: failing with a reason and a gap, healed when the feed is back", async () => {
  site.answer("/page", feed([post]));
  const sourceId = await rig.addFeed(`${site.origin}/page`);
  await rig.tickAfter(0);
  const { last_success_at: lastSuccess } = await rig.source(sourceId);
  site.answer("/page", (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>Проверка браузера</title><h1>Подождите</h1>");
  });
  await rig.tickAfter(2 * day);
  expect(await rig.source(sourceId)).toMatchObject({
    state: "failing",
    reason_code: "error_page",
    error_count: 1,
  });
  const gaps = () => rig.rows("select from_at, to_at, why from source_gap where source_id = $1", [sourceId]);
  expect(await gaps()).toEqual([{ from_at: lastSuccess, to_at: null, why: "error_page" }]);
  site.answer("/page", feed([{ ...post, id: "2", at: "2026-03-02T09:30:00Z" }, post]));
  await rig.tickAfter(2 * day);
  expect(await rig.source(sourceId)).toMatchObject({ state: "ok", reason_code: null, error_count: 0 });
  expect(await gaps()).toEqual([]);
});

test("what a feed let pass while nobody could read it stays on record as a gap", async () => {
  site.answer("/window", feed([{ ...post, at: "2026-03-02T09:00:00Z" }]));
  const sourceId = await rig.addFeed(`${site.origin}/window`);
  await rig.tickAfter(0);
  const { last_success_at: lastSuccess } = await rig.source(sourceId);
  site.answer("/window", status(500));
  for (let i = 0; i < 3; i += 1) await rig.tickAfter(2 * day);
  expect(await rig.source(sourceId)).toMatchObject({
    state: "failing",
    reason_code: "server_error",
    error_count: 3,
  });
  const oldest = new Date(rig.clock.at.getTime() - 3_600_000);
  site.answer("/window", feed([{ ...post, id: "9", at: oldest.toISOString() }]));
  await rig.tickAfter(2 * day);
  expect(
    await rig.rows("select from_at, to_at, why from source_gap where source_id = $1", [sourceId]),
  ).toEqual([{ from_at: lastSuccess, to_at: oldest, why: "server_error" }]);
});

test.each<[string, string, Parameters<Site["answer"]>[1], string, string]>([
  ["401", "/401", status(401), "needs_key", "unauthorized"],
  ["403", "/403", status(403), "blocked", "forbidden"],
  [
    "a redirect into private space",
    "/private",
    status(302, { location: "http://169.254.169.254/" }),
    "blocked",
    "refused_address",
  ],
  [
    "a page that was never a feed",
    "/html",
    (_q, a) => a.end("<html><body>hi</body></html>"),
    "failing",
    "not_a_feed",
  ],
  [
    "a body that breaks off",
    "/cut",
    (_q, a) => a.writeHead(200, { "content-length": "999" }).end("<rss>"),
    "late",
    "bad_response",
  ],
  [
    "a bomb announced",
    "/huge",
    (_q, a) => a.writeHead(200, { "content-length": "500000000" }).write("x"),
    "late",
    "too_large",
  ],
])("%s is seen on the source", async (_name, path, answer, state, reason) => {
  site.answer(path, answer);
  const sourceId = await rig.addFeed(`${site.origin}${path}`);
  await rig.tickAfter(0);
  const source = await rig.source(sourceId);
  expect(source).toMatchObject({ state, reason_code: reason, error_count: 1, lease_until: null });
  expect(String(source["reason_raw"])).toMatch(/\S{3}/u);
  expect(await rig.lastCheck(sourceId)).toMatchObject({ outcome: "failed", reason_code: reason });
});

test("a permanent move is adopted after five sightings, and its posts stay the same posts", async () => {
  site.answer("/old", status(301, { location: "/new" }));
  site.answer("/new", feed([post]));
  const sourceId = await rig.addFeed(`${site.origin}/old`);
  for (let i = 0; i < 4; i += 1) await rig.tickAfter(2 * day);
  expect(await rig.source(sourceId)).toMatchObject({ url: `${site.origin}/old`, moved_count: 4 });
  await rig.tickAfter(2 * day);
  expect(await rig.source(sourceId)).toMatchObject({
    url: `${site.origin}/new`,
    moved_to: null,
    moved_count: 0,
  });
  site.answer("/new", (_request, response) => response.end(rss([post], "<ttl>5</ttl>")));
  await rig.tickAfter(2 * day);
  expect(await rig.lastCheck(sourceId)).toMatchObject({ outcome: "ok", added: 0 });
  expect(await rig.source(sourceId)).toMatchObject({ post_count: 1 });
});
