import { afterAll, beforeAll, expect, test } from "vitest";
import { feed, openSite, rss } from "./published-feed.ts";
import type { Site } from "./published-feed.ts";
import { openRig } from "./rig.ts";
import type { Rig } from "./rig.ts";

let site: Site;
let rig: Rig;
let company: number;

beforeAll(async () => {
  site = await openSite();
  rig = await openRig([site.host]);
  company = await rig.watch("Заслонка", ["заслонка"]);
});

afterAll(async () => {
  await rig.close();
  await site.close();
});

const ours = { id: "1", title: "О заслонках пишут", text: "Хвалят заслонку.", at: "2026-03-02T09:00:00Z" };
const other = { id: "2", title: "О погоде", text: "Дождь.", at: "2026-03-02T08:00:00Z" };

test("a published post becomes a row, a mention and work for the analysis", async () => {
  site.answer("/whole", feed([ours, other]));
  const sourceId = await rig.addFeed(`${site.origin}/whole`, "Whole");
  await rig.tickAfter(0);
  const posts = await rig.rows<{
    post_id: string;
    external_id: string;
    mention_count: number;
    matched_at: Date;
  }>("select * from post where source_id = $1 order by external_id", [sourceId]);
  expect(posts.map((post) => [post.external_id, post.mention_count])).toEqual([
    ["1", 1],
    ["2", 0],
  ]);
  expect(posts.every((post) => post.matched_at !== null)).toBe(true);
  const mentions = await rig.rows("select entity_id from mention where post_id = $1", [posts[0]?.post_id]);
  expect(mentions).toEqual([{ entity_id: company }]);
  expect(rig.analysed).toEqual([Number(posts[0]?.post_id)]);
  expect(await rig.source(sourceId)).toMatchObject({
    state: "ok",
    error_count: 0,
    post_count: 2,
    site_url: "https://news.example/",
    lease_until: null,
  });
  expect(await rig.lastCheck(sourceId)).toMatchObject({
    outcome: "ok",
    http_status: 200,
    received: 2,
    added: 2,
  });
});

test("304: validators go back byte for byte, and nothing is saved", async () => {
  const seen: (string | undefined)[] = [];
  site.answer("/validators", (request, response) => {
    seen.push(request.headers["if-none-match"]);
    if (request.headers["if-none-match"] === 'W/"a b"') return response.writeHead(304).end();
    return response.writeHead(200, { etag: 'W/"a b"' }).end(rss([other]));
  });
  const sourceId = await rig.addFeed(`${site.origin}/validators`);
  await rig.tickAfter(0);
  await rig.tickAfter(24 * 60);
  await rig.tickAfter(48 * 60);
  expect(seen.slice(0, 3)).toEqual([undefined, 'W/"a b"', 'W/"a b"']);
  expect(await rig.lastCheck(sourceId)).toMatchObject({
    outcome: "not_modified",
    http_status: 304,
    received: 0,
  });
  expect(await rig.source(sourceId)).toMatchObject({ state: "ok", etag: 'W/"a b"' });
});

test("without validators the hash of the body tells that nothing changed", async () => {
  site.answer("/hash", feed([other]));
  const sourceId = await rig.addFeed(`${site.origin}/hash`);
  await rig.tickAfter(0);
  await rig.tickAfter(24 * 60);
  expect(await rig.lastCheck(sourceId)).toMatchObject({ outcome: "not_modified", http_status: 200 });
});

test("an edit keeps the old text, is matched again and handed on again", async () => {
  site.answer("/edit", feed([{ ...other, id: "e1" }]));
  const sourceId = await rig.addFeed(`${site.origin}/edit`);
  await rig.tickAfter(0);
  const [before] = await rig.rows<{ post_id: string }>("select post_id from post where source_id = $1", [
    sourceId,
  ]);
  const postId = Number(before?.post_id);
  expect(rig.analysed).not.toContain(postId);
  site.answer("/edit", feed([{ ...other, id: "e1", text: "Дождь залил цех заслонок." }]));
  await rig.tickAfter(24 * 60);
  expect(await rig.lastCheck(sourceId)).toMatchObject({ added: 0, edited: 1 });
  const revisions = await rig.rows("select revision, text from post_revision where post_id = $1", [postId]);
  expect(revisions).toEqual([{ revision: 1, text: "Дождь." }]);
  const [after] = await rig.rows("select revision, text, mention_count from post where post_id = $1", [
    postId,
  ]);
  expect(after).toEqual({ revision: 2, text: "Дождь залил цех заслонок.", mention_count: 1 });
  expect(rig.analysed).toContain(postId);
});

test("a GUID that comes twice with different texts is one post with the later text", async () => {
  const twice = [
    { ...other, id: "d1", text: "Первое." },
    { ...other, id: "d1", text: "Второе.", at: "2026-03-02T08:30:00Z" },
  ];
  site.answer("/twice", feed(twice));
  const sourceId = await rig.addFeed(`${site.origin}/twice`);
  await rig.tickAfter(0);
  expect(await rig.rows("select text from post where source_id = $1", [sourceId])).toEqual([
    { text: "Второе." },
  ]);
});

test("counters that change are followed, and the priority is asked for anew", async () => {
  site.answer("/counted", feed([{ ...ours, id: "c1", comments: 3 }]));
  const sourceId = await rig.addFeed(`${site.origin}/counted`);
  await rig.tickAfter(0);
  site.answer("/counted", feed([{ ...ours, id: "c1", comments: 40 }]));
  await rig.tickAfter(24 * 60);
  const [post] = await rig.rows<{ post_id: string }>(
    "select post_id, comments, likes, revision from post where source_id = $1",
    [sourceId],
  );
  expect(post).toMatchObject({ comments: "40", likes: null, revision: 1 });
  expect(rig.prioritised).toContain(Number(post?.post_id));
});

test("a job that is delivered twice changes nothing the second time", async () => {
  site.answer("/again", feed([{ ...ours, id: "r1" }]));
  const sourceId = await rig.addFeed(`${site.origin}/again`);
  await rig.tickAfter(0);
  const count = async () =>
    rig.rows(
      `select (select count(*) from post where source_id = $1) as posts,
        (select count(*) from source_check where source_id = $1) as checks,
        (select count(*) from mention) as mentions, (select count(*) from post_revision) as revisions`,
      [sourceId],
    );
  const before = await count();
  const requests = site.requests.length;
  const handedOn = rig.analysed.length;
  await rig.queues.enqueueMany("collect-source", [{ payload: { sourceId } }, { payload: { sourceId } }]);
  await rig.queues.drainIdle();
  expect(site.requests.length).toBe(requests);
  const ids = await rig.rows<{ post_id: string }>("select post_id from post where source_id = $1", [
    sourceId,
  ]);
  await rig.queues.enqueue("match-posts", { postIds: ids.map((row) => Number(row.post_id)) });
  await rig.queues.drainIdle();
  expect(await count()).toEqual(before);
  expect(new Set(rig.analysed.slice(handedOn))).toEqual(new Set(ids.map((row) => Number(row.post_id))));
});

test("texts that a database cannot store cost nothing but their characters", async () => {
  const bad = { ...ours, id: "b\u0001", title: "Заслонка &#0; \ud83d", text: "x &#xD800; y" };
  site.answer("/characters", (_request, response) => response.end(rss([bad, { ...ours, id: "b2" }])));
  const sourceId = await rig.addFeed(`${site.origin}/characters`);
  await rig.tickAfter(0);
  expect(await rig.source(sourceId)).toMatchObject({ state: "ok", post_count: 2 });
});
