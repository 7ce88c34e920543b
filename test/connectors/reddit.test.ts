import { createFeedReader } from "@earshot/sources/feed/feed-reader";
import { createRedditConnector } from "@earshot/sources/reddit/reddit-connector";
import { nameOf } from "@earshot/world/net/reddit/reddit-shelf";
import { quirk } from "@earshot/world/net/quirks";
import { afterAll, afterEach, expect, test } from "vitest";
import { openSmallWorld } from "./small-world.ts";
import type { SmallWorld } from "./small-world.ts";

const reader = createFeedReader();
let small: SmallWorld;
let connector = createRedditConnector();
afterEach(() => small.close());
afterAll(() => reader.close());

const sub = "https://www.reddit.com/r/pies";
const noSecrets = {};

async function open(): Promise<void> {
  connector = createRedditConnector();
  small = await openSmallWorld("reddit", connector, "reddit", { reader });
}

function link(id: string, given: object = {}) {
  return small.world.publish({
    id,
    sourceId: "one",
    title: `Link ${id}`,
    text: `text ${id}`,
    author: { handle: "anna" },
    ...given,
  });
}

function comment(parentId: string, text: string, given: object = {}) {
  return small.world.publish({
    sourceId: "one",
    parentId,
    text,
    author: { handle: "bob" },
    engagement: { likes: 2 },
    ...given,
  });
}

function minutesAgo(minutes: number): Date {
  return new Date(small.clock.at.getTime() - minutes * 60_000);
}

test("links of a community, with one token for all visits", async () => {
  await open();
  link("l1", { engagement: { likes: 7, comments: 3, shares: 1 }, tags: ["flair"] });
  link("l2", { text: "https://pies.example/article" });
  const first = await small.read(small.source(sub));
  expect(first.posts.find((post) => post.title === "Link l1")).toMatchObject({
    namespace: "reddit",
    externalId: nameOf({ id: "l1", parentId: null }),
    text: "text l1",
    author: { handle: "anna" },
    engagement: { likes: 7, comments: 3, shares: 1, views: null },
    tags: ["r/pies", "flair"],
  });
  expect(first.posts.find((post) => post.title === "Link l2")?.text).toBe("https://pies.example/article");
  await small.read(small.source(sub, { cursor: first.cursor }));
  expect(small.asked.filter((path) => path.includes("access_token"))).toHaveLength(1);
  expect(small.quota.used.get("reddit")).toBe(2);
});

test("a later visit walks back to what it knows, however many pages lie between", async () => {
  await open();
  link("old", { publishedAt: minutesAgo(120) });
  const first = await small.read(small.source(sub));
  small.pass(60);
  for (let n = 0; n < 250; n += 1) link(`n${n}`, { publishedAt: minutesAgo(50 - n / 6) });
  const second = await small.read(small.source(sub, { cursor: first.cursor }));
  expect(new Set(second.posts.map((post) => post.externalId)).size).toBe(251);
  expect(second).toMatchObject({ hasMore: false, missedSince: null });
  small.pass(5);
  small.asked.length = 0;
  await small.read(small.source(sub, { cursor: second.cursor }));
  expect(small.asked).toHaveLength(1);
});

test("where the service allows no more requests the walk goes on with the next visit", async () => {
  await open();
  link("old", { publishedAt: minutesAgo(120), tags: [quirk("few-requests")] });
  const first = await small.read(small.source(sub));
  for (let n = 0; n < 150; n += 1) link(`n${n}`, { publishedAt: minutesAgo(60 - n / 3) });
  const second = await small.read(small.source(sub, { cursor: first.cursor }));
  expect(second.posts).toHaveLength(100);
  expect(second.hasMore).toBe(true);
  expect(await small.poll(small.source(sub, { cursor: second.cursor }))).toMatchObject({
    ok: false,
    code: "http_error",
    httpStatus: 429,
    retryAfterMs: 600_000,
  });
  small.pass(11);
  const third = await small.read(small.source(sub, { cursor: second.cursor }));
  expect(third.posts).toHaveLength(51);
  expect(third.hasMore).toBe(false);
});

test("more than a listing holds is said to be missed", async () => {
  await open();
  link("old", { publishedAt: minutesAgo(3_000) });
  const first = await small.read(small.source(sub));
  for (let n = 0; n < 1_100; n += 1) link(`n${n}`, { publishedAt: minutesAgo(1_100 - n) });
  const second = await small.read(small.source(sub, { cursor: first.cursor }));
  expect(second.posts).toHaveLength(1_000);
  expect(second.missedSince).toEqual(minutesAgo(3_000));
});

test("a thread with folded and far branches comes whole, page by page; deleted comments keep their answers", async () => {
  await open();
  const top = link("l1");
  const texts: string[] = [];
  for (let n = 0; n < 8; n += 1) {
    let parent = comment(top.id, `c${n}`);
    texts.push(parent.text);
    for (let depth = 0; depth < 5; depth += 1) {
      parent = comment(parent.id, `c${n} depth ${depth}`);
      texts.push(parent.text);
    }
  }
  const gone = comment(top.id, "to be deleted");
  const answer = comment(gone.id, "answer to what is gone");
  small.world.remove(gone.id);
  const found = await wholeThread({ id: "l1", parentId: null });
  const names = new Set(found.posts.map((post) => post.externalId));
  expect(new Set(found.posts.map((post) => post.text))).toEqual(new Set([...texts, answer.text, "text l1"]));
  expect(found.deletedIds).toContain(nameOf(gone));
  expect(found.pages).toBeGreaterThan(2);
  for (const post of found.posts.filter((one) => one.parentExternalId !== null)) {
    expect(post.rootExternalId).toBe(nameOf(top));
    const isKnown = names.has(post.parentExternalId ?? "") || post.parentExternalId === nameOf(gone);
    expect(isKnown).toBe(true);
  }
});

async function wholeThread(post: { id: string; parentId: string | null }) {
  const ref = { externalId: nameOf(post), url: null, publishedAt: small.clock.at };
  const all = {
    posts: [] as {
      externalId: string;
      parentExternalId: string | null;
      rootExternalId: string | null;
      text: string;
    }[],
    deletedIds: [] as string[],
    pages: 0,
  };
  for (let from: unknown = null; all.pages === 0 || from !== null;) {
    const page = await connector.thread?.(
      small.source(sub),
      { post: ref, from: JSON.parse(JSON.stringify(from)) as unknown },
      small.deps,
    );
    if (page?.ok !== true) throw new Error(JSON.stringify(page));
    all.posts.push(...page.posts);
    all.deletedIds.push(...(page.deletedIds ?? []));
    all.pages += 1;
    from = page.next;
  }
  return all;
}

test("counters, edits, deletions and removals are told by name", async () => {
  await open();
  const posts = [link("stays"), link("goes"), link("removed", { tags: [quirk("removed-by-moderator")] })];
  small.pass(10);
  small.world.count("stays", { likes: 99 });
  small.world.edit("stays", "corrected");
  small.world.remove("goes");
  const refs = posts.map((post) => ({ externalId: nameOf(post), url: null, publishedAt: post.publishedAt }));
  const told = await connector.refresh?.(small.source(sub), refs, small.deps);
  if (told?.ok !== true) throw new Error(JSON.stringify(told));
  expect(told.posts).toMatchObject([
    { text: "corrected", editedAt: small.clock.at, engagement: { likes: 99 } },
  ]);
  expect(told.deletedIds.toSorted()).toEqual(
    refs
      .slice(1)
      .map((ref) => ref.externalId)
      .toSorted(),
  );
});

test("comments of a community, an account, a search and history", async () => {
  await open();
  link("l1", { publishedAt: minutesAgo(100) });
  comment("l1", "a comment", { engagement: { likes: null } });
  const comments = await small.read(small.source(`${sub}/comments/`));
  expect(comments.posts).toMatchObject([{ text: "a comment", title: null, engagement: { likes: null } }]);
  expect((await small.read(small.source("https://www.reddit.com/user/bob/"))).posts).toHaveLength(1);
  expect((await small.read(small.source("https://www.reddit.com/search?q=l1"))).posts).toHaveLength(1);
  expect((await small.read(small.source(`${sub}/search?q=nothing`))).posts).toHaveLength(0);
  const since = minutesAgo(50);
  const page = await connector.backfill?.(small.source(sub), { from: null, since }, small.deps);
  expect(page).toMatchObject({ ok: true, posts: [], next: null });
});

test("a token that ended is renewed once; refusals say what is wanted", async () => {
  await open();
  link("l1");
  await small.read(small.source(sub));
  link("l2", { tags: [quirk("revoke-tokens")] });
  expect((await small.read(small.source(sub))).posts).toHaveLength(2);
  expect(small.asked.filter((path) => path.includes("access_token"))).toHaveLength(2);
  const wrong = { secrets: { client_id: "x", client_secret: "y" } };
  expect(await small.poll(small.source(sub, wrong))).toMatchObject({ code: "needs_key" });
  const nobody = "https://www.reddit.com/r/nothinghere";
  expect(await small.poll(small.source(nobody))).toMatchObject({ code: "not_there" });
  link("l3", { tags: [quirk("private")] });
  expect(await small.poll(small.source(sub))).toMatchObject({ code: "not_open" });
  small.quota.used.set("reddit", 1_000);
  expect(await small.poll(small.source(sub))).toMatchObject({ code: "over_quota", retryAfterMs: 600_000 });
  const thread = { post: { externalId: "t3_a", url: null, publishedAt: small.clock.at }, from: null };
  expect(
    await connector.thread?.(small.source(sub, { secrets: noSecrets }), thread, small.deps),
  ).toMatchObject({ code: "needs_key" });
});

test("without an application the feed is read under the same ids", async () => {
  await open();
  const top = link("l1");
  comment("l1", "a comment");
  const feed = await small.read(small.source(sub, { secrets: noSecrets }));
  expect(feed.posts).toMatchObject([
    {
      externalId: nameOf(top),
      title: "Link l1",
      text: "text l1",
      author: { handle: "anna" },
      tags: ["r/pies"],
    },
  ]);
  expect(feed.posts[0]?.engagement).toMatchObject({ likes: null, comments: null });
  const comments = await small.read(small.source(`${sub}/comments`, { secrets: noSecrets }));
  expect(comments.posts).toMatchObject([
    { title: null, text: "a comment", parentExternalId: null, rootExternalId: nameOf(top) },
  ]);
});
