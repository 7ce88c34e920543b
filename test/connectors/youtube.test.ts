import { youtubeConnector } from "@earshot/sources/youtube/youtube-connector";
import { loadContent } from "@earshot/world/content";
import { quirk } from "@earshot/world/net/quirks";
import { channelIdOf, playlistIdOf, videoIdOf } from "@earshot/world/net/youtube/youtube-shelf";
import { googleError } from "@earshot/world/net/youtube/youtube-network";
import { createFeedReader } from "@earshot/sources/feed/feed-reader";
import { afterAll, afterEach, expect, test } from "vitest";
import { openSmallWorld } from "./small-world.ts";
import type { SmallWorld } from "./small-world.ts";

let small: SmallWorld;
const reader = createFeedReader();
afterEach(() => small.close());
afterAll(() => reader.close());

const baker = { handle: "@baker", name: "Baker", followers: 48_712, bio: null };
const guest = { handle: "@guest", name: "Guest", followers: null, bio: null };
const channelUrl = `https://www.youtube.com/channel/${channelIdOf("@baker")}`;
const noSecrets = {};

async function open(isMonth = false): Promise<SmallWorld> {
  small = await openSmallWorld("youtube", youtubeConnector, "youtube", { isMonth, reader });
  return small;
}

function video(id: string, given: object = {}) {
  return small.world.publish({
    id,
    sourceId: "one",
    title: `Video ${id}`,
    text: "pies",
    author: baker,
    ...given,
  });
}

function comment(parentId: string, text: string) {
  return small.world.publish({ sourceId: "one", parentId, text, author: guest, engagement: { likes: 3 } });
}

test("without a key the open feed is read: fifteen newest, 0 views are not known yet", async () => {
  await open();
  for (let n = 1; n <= 20; n += 1)
    video(`v${n}`, { engagement: { views: n === 20 ? null : n * 10, likes: n } });
  const polled = await small.read(small.source(channelUrl, { secrets: noSecrets }));
  expect(polled.posts).toHaveLength(15);
  const newest = polled.posts.find((post) => post.externalId === videoIdOf("v20"));
  expect(newest).toMatchObject({ namespace: "youtube", title: "Video v20", text: "pies" });
  expect(newest?.engagement).toMatchObject({ views: null, likes: 20, comments: null });
  expect(newest?.author).toMatchObject({ name: "Baker" });
  const again = await small.poll(
    small.source(channelUrl, {
      secrets: noSecrets,
      cursor: polled.cursor,
      bodyHash: polled.validators?.bodyHash ?? "",
    }),
  );
  expect(again).toMatchObject({ ok: true, isModified: false });
  expect(small.quota.used.size).toBe(0);
});

test("with a key counters come as texts or not at all, and comments join in threads", async () => {
  await open();
  video("v1", { engagement: { views: 1200, likes: null }, tags: ["pies"] });
  const top = comment("v1", "first");
  const replies = Array.from({ length: 8 }, (_, n) => comment(top.id, `reply ${n}`));
  const deep = comment(replies[7]?.id ?? "", "deeper");
  const polled = await small.read(small.source(channelUrl, { readsComments: true }));
  const byText = new Map(polled.posts.map((post) => [post.text, post]));
  const shown = byText.get("pies");
  expect(shown?.engagement).toEqual({
    likes: null,
    comments: 10,
    shares: null,
    views: 1200,
    isApproximate: false,
  });
  expect(shown?.author).toMatchObject({ handle: "@baker", followers: 48_700 });
  expect(polled.posts).toHaveLength(11);
  const thread = byText.get("first");
  expect(thread).toMatchObject({ parentExternalId: videoIdOf("v1"), rootExternalId: videoIdOf("v1") });
  expect(thread?.engagement).toMatchObject({ likes: 3, comments: 9 });
  expect(byText.get(deep.text)).toMatchObject({
    parentExternalId: thread?.externalId,
    rootExternalId: videoIdOf("v1"),
    author: { handle: "@guest" },
  });
  // List of uploads, videos, channels, threads, and the replies that did not come with their thread.
  expect(small.quota.used.get("youtube")).toBe(5);
});

test("a later visit reads comments only where their number changed, and looks every ten minutes at most", async () => {
  await open();
  video("v1");
  video("v2");
  comment("v1", "old");
  const first = await small.read(small.source(channelUrl, { readsComments: true }));
  comment("v2", "new");
  small.asked.length = 0;
  const early = await small.read(small.source(channelUrl, { readsComments: true, cursor: first.cursor }));
  expect(small.asked.filter((path) => path.startsWith("/api"))).toEqual([]);
  small.pass(11);
  const late = await small.read(small.source(channelUrl, { readsComments: true, cursor: early.cursor }));
  expect(late.posts.map((post) => post.text)).toContain("new");
  expect(late.posts.map((post) => post.text)).not.toContain("old");
  expect(small.asked.filter((path) => path.includes("commentThreads"))).toHaveLength(1);
});

test("closed comments are no failure, and their counter is not 0", async () => {
  await open();
  video("v1", { tags: [quirk("comments-disabled")] });
  video("v2");
  comment("v2", "hello");
  const polled = await small.read(small.source(channelUrl, { readsComments: true }));
  const closed = polled.posts.find((post) => post.externalId === videoIdOf("v1"));
  expect(closed?.engagement.comments).toBeNull();
  expect(polled.warnings).toEqual([]);
  const ref = { externalId: videoIdOf("v1"), url: null, publishedAt: small.clock.at };
  const thread = await youtubeConnector.thread?.(
    small.source(channelUrl),
    { post: ref, from: null },
    small.deps,
  );
  expect(thread).toMatchObject({ ok: true, posts: [], next: null });
});

test("a used up quota leaves the feed, and nothing is asked of the API until midnight Pacific", async () => {
  await open();
  video("v1");
  small.quota.used.set("youtube", 10_000);
  const polled = await small.read(small.source(channelUrl, { readsComments: true }));
  expect(polled.posts.map((post) => post.title)).toEqual(["Video v1"]);
  expect(polled.warnings.join()).toContain("used up");
  expect(small.asked.filter((path) => path.startsWith("/api"))).toEqual([]);
  // Midnight in California is 08:00 in London in winter.
  expect(polled.cursor).toMatchObject({ restUntil: "2026-11-23T08:00:00.000Z" });
  small.quota.used.clear();
  video("v2");
  await small.read(small.source(channelUrl, { cursor: polled.cursor }));
  expect(small.asked.filter((path) => path.startsWith("/api"))).toEqual([]);
  small.pass(21 * 60);
  await small.read(small.source(channelUrl, { cursor: polled.cursor }));
  expect(small.asked.some((path) => path.startsWith("/api"))).toBe(true);
});

test("a search has a bucket of its own and needs a key", async () => {
  await open();
  video("v1", { text: "meat pies" });
  const url = "https://www.youtube.com/results?search_query=pies";
  const polled = await small.read(small.source(url));
  expect(polled.posts.map((post) => post.text)).toEqual(["meat pies"]);
  expect(small.quota.used.get("youtube-search")).toBe(1);
  expect(await small.poll(small.source(url, { secrets: noSecrets }))).toMatchObject({ code: "needs_key" });
  small.quota.used.set("youtube-search", 100);
  expect(await small.poll(small.source(url, { cursor: polled.cursor }))).toMatchObject({
    code: "over_quota",
    retryAfterMs: 20 * 3_600_000,
  });
});

test("errors of the service", async () => {
  await open();
  video("v1");
  const wrongKey = small.source(channelUrl, { secrets: { key: "wrong" } });
  expect(await small.poll(wrongKey)).toMatchObject({ ok: false, code: "needs_key" });
  const search = small.source("https://www.youtube.com/results?search_query=pies");
  const body = Buffer.from(
    googleError(403, "quotaExceeded", "The request cannot be completed").body as Uint8Array,
  );
  small.world.misbehave("one", { status: 403, body: body.toString(), contentType: "application/json" });
  expect(await small.poll(search)).toMatchObject({ code: "over_quota", retryAfterMs: 20 * 3_600_000 });
  small.world.misbehave("one", { body: "<html>sorry", contentType: "text/html" });
  expect(await small.poll(search)).toMatchObject({ code: "bad_response" });
  const nobody = "https://www.youtube.com/channel/UC0123456789012345678901";
  small.world.misbehave("one", null);
  expect(await small.poll(small.source(nobody, { secrets: noSecrets }))).toMatchObject({ code: "not_there" });
  expect(await small.poll(small.source("https://www.youtube.com/@nobody"))).toMatchObject({
    code: "not_there",
  });
});

test("a feed that answers 404 at times is asked again, and one that goes on is not taken for a missing channel", async () => {
  await open();
  video("v1", { tags: [quirk("feed-404-once")] });
  const polled = await small.read(small.source(channelUrl, { secrets: noSecrets }));
  expect(polled.posts).toHaveLength(1);
  video("v2", { tags: [quirk("feed-404")] });
  expect(await small.poll(small.source(channelUrl, { secrets: noSecrets }))).toMatchObject({
    code: "service_error",
  });
  // With a key there is another way.
  expect((await small.read(small.source(channelUrl))).posts).toHaveLength(2);
});

test("a channel's name is resolved once, by the API or by its page", async () => {
  await open();
  video("v1");
  const url = "https://www.youtube.com/@baker";
  const byPage = await small.read(small.source(url, { secrets: noSecrets }));
  expect(byPage.cursor).toMatchObject({ channelId: channelIdOf("@baker") });
  expect((await small.read(small.source(url))).cursor).toMatchObject({ channelId: channelIdOf("@baker") });
});

test("history, edits and deletions", async () => {
  await open();
  for (let n = 1; n <= 120; n += 1) video(`v${n}`, { publishedAt: new Date(Date.UTC(2026, 6, n)) });
  const since = new Date(Date.UTC(2026, 6, 30));
  const source = small.source(channelUrl);
  const pages = [];
  for (let from: unknown = null; pages.length === 0 || from !== null;) {
    const page = await youtubeConnector.backfill?.(source, { from, since }, small.deps);
    if (page?.ok !== true) throw new Error(JSON.stringify(page));
    pages.push(page.posts.length);
    from = page.next;
  }
  expect(pages).toEqual([50, 41]);
  const top = comment("v1", "to be taken back");
  const other = comment("v1", "stays");
  const refs = (await readThread("v1")).map((post) => ({ ...post, publishedAt: small.clock.at }));
  small.world.remove(top.id);
  small.world.edit(other.id, "stays, corrected");
  small.world.remove("v2");
  const asked = [...refs, { externalId: videoIdOf("v2"), url: null, publishedAt: small.clock.at }];
  const now = await youtubeConnector.refresh?.(source, asked, small.deps);
  expect(now).toMatchObject({
    ok: true,
    deletedIds: [videoIdOf("v2"), expect.stringMatching(/^Ug/)],
  });
  expect(now?.ok === true && now.posts.map((post) => post.text)).toEqual(["stays, corrected"]);
});

async function readThread(id: string) {
  const ref = { externalId: videoIdOf(id), url: null, publishedAt: small.clock.at };
  const page = await youtubeConnector.thread?.(
    small.source(channelUrl),
    { post: ref, from: null },
    small.deps,
  );
  return page?.ok === true ? page.posts : [];
}

test("the month of the demo comes through a playlist, each post once and with its parent", async () => {
  await open(true);
  const url = `https://www.youtube.com/playlist?list=${playlistIdOf("yt")}`;
  const first = await small.read(small.source(url, { readsComments: true }));
  expect(first.hasMore).toBe(true);
  const second = await small.read(small.source(url, { readsComments: true, cursor: first.cursor }));
  expect(second.hasMore).toBe(false);
  const known = new Set(first.posts.map((post) => post.externalId));
  const posts = [...first.posts, ...second.posts.filter((post) => !known.has(post.externalId))];
  const month = loadContent().posts.filter((post) => post.sourceId === "yt");
  expect(posts.map((post) => post.text).toSorted()).toEqual(month.map((post) => post.text).toSorted());
  expect(new Set(posts.map((post) => post.externalId)).size).toBe(posts.length);
  const ids = new Set(posts.map((post) => post.externalId));
  const answers = posts.filter((post) => post.parentExternalId !== null);
  expect(answers.length).toBeGreaterThan(5);
  expect(answers.every((post) => ids.has(post.parentExternalId ?? ""))).toBe(true);
  expect(posts.find((post) => post.author?.name === "Тимур Жуйко")?.author).toMatchObject({
    handle: "@zhuiko_probuet",
    followers: 642_000,
  });
});
