import { mastodonConnector } from "@earshot/sources/mastodon/mastodon-connector";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openVisits } from "./network-visits.ts";

const tag = "https://pies.example/tags/streetfood";
let visits: Awaited<ReturnType<typeof openVisits>>;

beforeAll(async () => {
  visits = await openVisits("mastodon", mastodonConnector);
});
afterAll(() => visits.close());

test("a tag brings all posts of the month with their threads, and the next visit only what is new", async () => {
  const { world } = visits;
  const first = await visits.read(tag);
  const months = first.posts.filter((post) => !post.text.startsWith("later"));
  expect(new Set(months.map((post) => post.externalId)).size).toBe(54);
  const answer = months.find((post) => post.text.startsWith("@vereskunov thank you!"));
  const question = months.find((post) => post.text.startsWith("Quick, calm note."));
  expect(answer?.parentExternalId).toBe(question?.externalId);
  expect(answer?.rootExternalId).toBe(question?.externalId);
  expect(question).toMatchObject({
    namespace: "activitypub",
    platform: "mastodon",
    author: { handle: "@vereskunov@pies.example", name: "Ilya Vereskunov", followers: 3100 },
    engagement: { likes: 96, comments: 21, shares: 54, views: null, isApproximate: false },
    statedLanguage: "en",
  });
  // Counted by an instance that is not its own.
  expect(answer?.engagement.isApproximate).toBe(true);

  for (let n = 0; n < 90; n += 1)
    world.publish({
      sourceId: "masto",
      text: `later ${n} #pies`,
      author: { handle: "@ann@elsewhere.example" },
    });
  visits.asked.length = 0;
  const second = await visits.read(tag, first.cursor);
  const later = second.posts.filter((post) => /^later \d+ #pies$/.test(post.text));
  expect(new Set(later.map((post) => post.externalId)).size).toBe(90);
  expect(second.hasMore).toBe(false);
  // Three pages forwards by min_id, none of the month again but the overlap.
  expect(visits.asked.filter((path) => path.includes("min_id="))).toHaveLength(3);
  expect(second.posts.length - later.length).toBeLessThan(30);
});

test("a parent that is not in the page is looked up by the instance's own id", async () => {
  const first = await visits.read(tag);
  const parent = visits.world.publish({
    sourceId: "masto",
    text: "an old question",
    author: { handle: "@bo@pies.example" },
    publishedAt: new Date(Date.now() - 40 * 86_400_000),
  });
  visits.world.publish({ sourceId: "masto", text: "a new answer", parentId: parent.id });
  const second = await visits.read(tag, first.cursor);
  const answer = second.posts.find((post) => post.text === "a new answer");
  expect(answer?.parentExternalId).toMatch(/^https:\/\/pies\.example\/users\/bo\/statuses\/\d{18}$/);
});

test("the same post on two instances has one id", async () => {
  const here = await visits.read(tag);
  const there = await visits.read("https://belgrade.example/tags/streetfood");
  const ids = new Set(here.posts.map((post) => post.externalId));
  expect(there.posts.length).toBeGreaterThan(54);
  expect(there.posts.every((post) => ids.has(post.externalId))).toBe(true);
});

test("an account brings its own posts and none that it boosts", async () => {
  const read = await visits.read("https://pies.example/@vereskunov");
  expect(read.channel).toMatchObject({ title: "Ilya Vereskunov", audience: 3100 });
  expect(read.posts).toHaveLength(23);
  expect(new Set(read.posts.map((post) => post.author?.handle))).toEqual(
    new Set(["@vereskunov@pies.example"]),
  );
  // A boost is a status of its own without words, by whoever boosts.
  expect(read.posts.filter(({ text }) => text === "")).toEqual([]);
  visits.asked.length = 0;
  const again = await visits.read("https://pies.example/@vereskunov", read.cursor);
  expect(again.posts.map((post) => post.externalId)).toContain(read.posts[0]?.externalId);
  // The account is looked up once.
  expect(visits.asked.some((path) => path.includes("lookup"))).toBe(false);
  expect(await visits.poll("https://pies.example/@nobody")).toMatchObject({ ok: false, code: "not_there" });
});

test("history goes back page by page to the day asked for", async () => {
  const since = new Date(Date.now() - 400 * 86_400_000);
  const found: string[] = [];
  let from: unknown = null;
  do {
    const page = await mastodonConnector.backfill?.(visits.source(tag), { from, since }, visits.deps);
    if (!page?.ok) throw new Error(JSON.stringify(page));
    found.push(...page.posts.map((post) => post.externalId));
    from = page.next === null ? null : JSON.parse(JSON.stringify(page.next));
  } while (from !== null);
  expect(new Set(found).size).toBe(found.length);
  expect(found.length).toBeGreaterThanOrEqual(54 + 90);
});

test("thread and refresh ask the instance where the post was written", async () => {
  const { posts } = await visits.read(tag);
  const root = posts.find((post) => post.text.startsWith("Arkady is asking guests"));
  if (root === undefined) throw new Error("no root");
  const ref = { externalId: root.externalId, url: root.url, publishedAt: root.publishedAt };
  visits.asked.length = 0;
  const thread = await mastodonConnector.thread?.(visits.source(tag), { post: ref, from: null }, visits.deps);
  if (!thread?.ok) throw new Error(JSON.stringify(thread));
  expect(thread.posts.map((post) => post.rootExternalId)).toEqual(thread.posts.map(() => root.externalId));
  expect(thread.posts.some((post) => post.parentExternalId !== root.externalId)).toBe(true);
  expect(visits.asked).toEqual([
    expect.stringMatching(/^\/host\/pies\.example\/api\/v1\/statuses\/\d+\/context$/),
  ]);
});

test("a refresh sees counters and edits, and a deletion only where the post's own instance says so", async () => {
  const { world } = visits;
  const author = { handle: "@eve@crumbs.example" };
  const [kept, edited, gone] = ["kept", "edited", "gone"].map((text) =>
    world.publish({ sourceId: "masto", text, author }),
  );
  const { posts } = await visits.read(tag);
  const refs = ["kept", "edited", "gone"]
    .flatMap((text) => posts.filter((post) => post.text === text))
    .map(({ externalId, url, publishedAt }) => ({ externalId, url, publishedAt }));
  world.count(kept?.id ?? "", { likes: 7 });
  world.edit(edited?.id ?? "", "corrected");
  world.remove(gone?.id ?? "");
  const otherSoftware = {
    externalId: "https://soup.example/objects/1f3a",
    url: null,
    publishedAt: new Date(),
  };
  const told = await mastodonConnector.refresh?.(visits.source(tag), [...refs, otherSoftware], visits.deps);
  if (!told?.ok) throw new Error(JSON.stringify(told));
  expect(told.posts.map((post) => [post.text, post.engagement.likes])).toEqual([
    ["kept", 7],
    ["corrected", 0],
  ]);
  expect(told.posts[1]?.editedAt).not.toBeNull();
  expect(told.deletedIds).toEqual([refs[2]?.externalId]);
});

test.each([
  { name: "a wrong token", url: tag, secrets: { token: "wrong" }, code: "needs_key" },
  {
    name: "an instance that says no",
    url: "https://closed.example/tags/streetfood",
    secrets: {},
    code: "needs_key",
  },
  {
    name: "an instance that shows guests nothing",
    url: "https://silent.example/tags/streetfood",
    secrets: {},
    code: "needs_key",
  },
  { name: "a page that is neither", url: "https://pies.example/about", secrets: {}, code: "bad_url" },
])("$name is told as $code", async ({ url, secrets, code }) => {
  expect(await visits.poll(url, null, secrets)).toMatchObject({ ok: false, code });
});

test("without a token public timelines are read, and a member reads closed ones", async () => {
  expect(await visits.poll(tag, null, {})).toMatchObject({ ok: true });
  expect(await visits.poll("https://silent.example/tags/streetfood")).toMatchObject({ ok: true });
});

test("a used-up limit says when it is renewed", async () => {
  const source = visits.source("https://busy.example/tags/streetfood", null, {});
  let polled = await mastodonConnector.poll(source, visits.deps);
  for (let n = 0; n < 310 && polled.ok; n += 1) polled = await mastodonConnector.poll(source, visits.deps);
  expect(polled).toMatchObject({ ok: false, code: "http_error", httpStatus: 429 });
  expect(polled.ok ? null : polled.retryAfterMs).toBeGreaterThan(200_000);
});
