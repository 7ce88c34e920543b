import { hackernewsConnector } from "@earshot/sources/hackernews/hackernews-connector";
import { itemIdOf } from "@earshot/world/net/hackernews/hackernews-network";
import { afterEach, expect, test } from "vitest";
import { openSmallWorld } from "./small-world.ts";
import type { SmallWorld } from "./small-world.ts";

let small: SmallWorld;
afterEach(() => small.close());

const search = "https://hn.algolia.com/?q=pies";
const id = (postId: string) => String(itemIdOf(postId));

async function open(): Promise<void> {
  small = await openSmallWorld("hackernews", hackernewsConnector, "hackernews");
}

function story(postId: string, given: object = {}) {
  return small.world.publish({
    id: postId,
    sourceId: "one",
    title: `Story ${postId}`,
    text: "about pies",
    author: { handle: "pg" },
    ...given,
  });
}

function comment(postId: string, parentId: string, text: string) {
  return small.world.publish({ id: postId, sourceId: "one", parentId, text, author: { handle: "dang" } });
}

function minutesAgo(minutes: number): Date {
  return new Date(small.clock.at.getTime() - minutes * 60_000);
}

test("stories and comments that a search finds, their markup plain and their threads joined", async () => {
  await open();
  story("s1", { engagement: { likes: 44, comments: 2 } });
  story("s2", { text: "https://pies.example/a" });
  comment("c1", "s1", "pies & <tea>\n\nsecond line");
  comment("c2", "c1", "more pies");
  const { posts } = await small.read(small.source(search));
  const by = new Map(posts.map((post) => [post.externalId, post]));
  expect(by.size).toBe(4);
  expect(by.get(id("s1"))).toMatchObject({
    namespace: "hackernews",
    title: "Story s1",
    text: "about pies",
    author: { handle: "pg" },
    engagement: { likes: 44, comments: 2, shares: null, views: null },
    parentExternalId: null,
  });
  expect(by.get(id("s2"))?.text).toBe("https://pies.example/a");
  expect(by.get(id("c1"))).toMatchObject({
    title: null,
    text: "pies & <tea>\n\nsecond line",
    parentExternalId: id("s1"),
    rootExternalId: id("s1"),
    engagement: { likes: null, comments: null },
  });
  expect(by.get(id("c2"))).toMatchObject({ parentExternalId: id("c1"), rootExternalId: id("s1") });
  expect(small.quota.used.get("hackernews")).toBe(1);
});

test("more hits than a query gives are had by slices of time, each once but for shared seconds", async () => {
  await open();
  for (let n = 0; n < 2_300; n += 1) story(`s${n}`, { publishedAt: minutesAgo(2_300 - n) });
  const first = await small.read(small.source(search));
  expect(new Set(first.posts.map((post) => post.externalId)).size).toBe(2_300);
  expect(first.hasMore).toBe(false);
  const slices = small.asked.map((path) => new URLSearchParams(path).get("numericFilters") ?? "");
  expect(slices).toHaveLength(3);
  expect(slices[0]).not.toContain("<=");
  small.pass(10);
  story("late", { publishedAt: minutesAgo(20) });
  const second = await small.read(small.source(search, { cursor: first.cursor }));
  // The quarter of an hour before what was known is read again.
  expect(second.posts.map((post) => post.externalId)).toContain(id("late"));
  expect(second.posts.length).toBeLessThan(20);
});

test("what a visit could not finish the next one does", async () => {
  await open();
  story("old", { publishedAt: minutesAgo(2_000) });
  const first = await small.read(small.source(search));
  for (let n = 0; n < 2_500; n += 1) story(`s${n}`, { publishedAt: minutesAgo(1_900 - n / 2) });
  // The hour's requests allow one more only.
  small.quota.used.set("hackernews", 9_999);
  const second = await small.read(small.source(search, { cursor: first.cursor }));
  expect(second.posts).toHaveLength(1_000);
  expect(second.hasMore).toBe(true);
  expect(await small.poll(small.source(search, { cursor: second.cursor }))).toMatchObject({
    code: "over_quota",
  });
  small.quota.used.clear();
  const third = await small.read(small.source(search, { cursor: second.cursor }));
  expect(third.hasMore).toBe(false);
  const all = new Set([...second.posts, ...third.posts].map((post) => post.externalId));
  expect(all.size).toBe(2_501);
});

test("a thread is one request; deleted comments are left out, their answers are not", async () => {
  await open();
  story("s1");
  comment("c1", "s1", "first");
  comment("c2", "c1", "second");
  comment("c3", "c2", "third");
  small.world.remove("c2");
  const post = { externalId: id("s1"), url: null, publishedAt: small.clock.at };
  const page = await hackernewsConnector.thread?.(small.source(search), { post, from: null }, small.deps);
  if (page?.ok !== true) throw new Error(JSON.stringify(page));
  expect(page.posts.map((one) => one.text)).toEqual(["about pies", "first", "third"]);
  expect(page.posts[2]).toMatchObject({ parentExternalId: id("c2"), rootExternalId: id("s1") });
  expect(page.posts[0]?.engagement.comments).toBe(2);
  expect(page.next).toBeNull();
  // Below a comment nothing is asked for: its story's thread has it.
  small.asked.length = 0;
  const [, below] = page.posts;
  expect(below?.url).toContain(`item?id=${id("s1")}#${id("c1")}`);
  const answer = {
    externalId: below?.externalId ?? "",
    url: below?.url ?? null,
    publishedAt: small.clock.at,
  };
  const nothing = await hackernewsConnector.thread?.(
    small.source(search),
    { post: answer, from: null },
    small.deps,
  );
  expect(nothing).toMatchObject({ ok: true, posts: [], next: null });
  expect(small.asked).toEqual([]);
});

test("counters of many stories in one request; comments are not told about", async () => {
  await open();
  const posts = [story("s1"), story("s2"), comment("c1", "s1", "pies")];
  small.world.count("s2", { likes: 300 });
  const refs = posts.map((post) => ({ externalId: id(post.id), url: null, publishedAt: post.publishedAt }));
  small.asked.length = 0;
  const told = await hackernewsConnector.refresh?.(small.source(search), refs, small.deps);
  if (told?.ok !== true) throw new Error(JSON.stringify(told));
  expect(new Set(told.posts.map((post) => post.engagement.likes))).toEqual(new Set([300, null]));
  expect(told.deletedIds).toEqual([]);
  expect(small.asked).toHaveLength(1);
});

test("accounts, sites, threads, history and wrong answers", async () => {
  await open();
  story("s1", { text: "https://pies.example/a", publishedAt: minutesAgo(60 * 24 * 30) });
  story("s2");
  comment("c1", "s2", "tea");
  const texts = async (url: string) => (await small.read(small.source(url))).posts.map((post) => post.text);
  expect(await texts("https://news.ycombinator.com/user?id=dang")).toEqual(["tea"]);
  expect(await texts("https://news.ycombinator.com/from?site=pies.example")).toEqual([]);
  expect(await texts(`https://news.ycombinator.com/item?id=${id("s2")}`)).toEqual(["about pies", "tea"]);
  const back = { from: null, since: minutesAgo(60 * 24 * 60) };
  const page = await hackernewsConnector.backfill?.(
    small.source("https://news.ycombinator.com/from?site=pies.example"),
    back,
    small.deps,
  );
  expect(page).toMatchObject({ ok: true, posts: [{ externalId: id("s1") }], next: null });
  expect(await small.poll(small.source("https://news.ycombinator.com/item?id=1"))).toMatchObject({
    code: "not_there",
  });
  small.world.misbehave("one", { status: 429, headers: { "retry-after": "60" } });
  expect(await small.poll(small.source(search))).toMatchObject({ httpStatus: 429, retryAfterMs: 60_000 });
  small.world.misbehave("one", {
    body: '{"hits":[null,{"objectID":"x"},{"objectID":"5","created_at_i":"no"}]}',
  });
  const odd = await small.read(small.source(search));
  expect(odd.posts).toMatchObject([{ externalId: "5", dateFlag: "missing" }]);
});
