import { xConnector } from "@earshot/sources/x/x-connector";
import type { PolledPosts, PollSource } from "@earshot/sources/connector";
import { xIdOf } from "@earshot/world/net/x/x-ids";
import { afterEach, expect, test } from "vitest";
import { openSmallWorld } from "./small-world.ts";
import type { SmallWorld } from "./small-world.ts";

let small: SmallWorld;
afterEach(() => small.close());

const search = "https://x.com/search?q=pies&f=live";

async function open(): Promise<void> {
  small = await openSmallWorld("x", xConnector, "x");
}

function tweet(id: string, given: object = {}) {
  const author = { handle: "@anna", name: "Anna", followers: 120, bio: "baker" };
  return small.world.publish({ id, sourceId: "one", text: `pies ${id}`, author, ...given });
}

function source(url: string, cents: number | null, cursor: unknown = null): PollSource {
  const plain = small.source(url, { cursor });
  const limits: Record<string, number> = cents === null ? {} : { monthly_budget_cents: cents };
  return { ...plain, access: { ...plain.access, limits } };
}

/** What the world took, and how often it was asked. */
async function bill(): Promise<{ cents: number; requests: number }> {
  const response = await fetch(`${small.world.netUrl("x")}/api/2/usage/tweets`, {
    headers: { authorization: `Bearer ${small.key}` },
  });
  return ((await response.json()) as { data: { cents: number; requests: number } }).data;
}

function minutesAgo(minutes: number): Date {
  return new Date(small.clock.at.getTime() - minutes * 60_000);
}

test("a search brings posts with their authors and threads", async () => {
  await open();
  const first = tweet("t1", { engagement: { likes: 5, comments: 1, shares: 2, views: 900 } });
  tweet("t2", { parentId: "t1", author: { handle: "@bob", name: "Bob" }, engagement: {} });
  const { posts } = await small.read(source(search, 1_000));
  expect(posts.find((post) => post.text === "pies t1")).toMatchObject({
    namespace: "x",
    externalId: xIdOf(first),
    author: { handle: "@anna", name: "Anna", followers: 120, bio: "baker" },
    engagement: { likes: 5, comments: 1, shares: 2, views: 900 },
    parentExternalId: null,
  });
  expect(posts.find((post) => post.text === "pies t2")).toMatchObject({
    parentExternalId: xIdOf(first),
    rootExternalId: xIdOf(first),
    engagement: { views: null },
  });
  // One count, two posts, two accounts.
  expect((await bill()).cents).toBe(3.5);
});

test("without a budget, or without a token, not a single request leaves", async () => {
  await open();
  tweet("t1");
  expect(await small.poll(source(search, null))).toMatchObject({ ok: false, code: "over_budget" });
  expect(await small.poll(source(search, 0))).toMatchObject({ ok: false, code: "over_budget" });
  expect(await small.poll(source("https://x.com/anna", 0))).toMatchObject({ code: "over_budget" });
  const ref = { externalId: "1", url: null, publishedAt: small.clock.at };
  const page = { from: null, since: minutesAgo(60) };
  expect(await xConnector.refresh?.(source(search, 0), [ref], small.deps)).toMatchObject({
    code: "over_budget",
  });
  expect(await xConnector.thread?.(source(search, 0), { post: ref, from: null }, small.deps)).toMatchObject({
    code: "over_budget",
  });
  expect(await xConnector.backfill?.(source(search, 0), page, small.deps)).toMatchObject({
    code: "over_budget",
  });
  const noToken = small.source(search, { secrets: {} });
  expect(await small.poll(noToken)).toMatchObject({ code: "needs_key" });
  expect(small.asked).toEqual([]);
});

test("it stops before the budget is passed, at whatever step, and says until when", async () => {
  await open();
  for (let n = 0; n < 40; n += 1) tweet(`t${n}`, { author: { handle: `@a${n % 15}`, name: "A" } });
  // 0.5 for the count, 60 × 0.5 set aside for the posts: 30 cents do not hold both.
  expect(await small.poll(source(search, 30))).toMatchObject({
    code: "over_budget",
    retryAfterMs: Date.UTC(2026, 11, 1) - small.clock.at.getTime(),
  });
  expect(small.asked).toHaveLength(1);
  small.quota.used.clear();
  // Enough for the posts, not for their fifteen authors.
  const poor = await small.read(source(search, 31));
  expect(poor.posts).toHaveLength(40);
  expect(poor.warnings.join()).toContain("authors");
  expect(poor.posts[0]?.author).toMatchObject({ handle: null });
});

test.each([0.4, 1, 5, 20, 35, 36, 37, 40, 100])(
  "of %f cents never more is taken, and all of it is counted",
  async (cents) => {
    await open();
    for (let n = 0; n < 40; n += 1) tweet(`t${n}`, { author: { handle: `@a${n % 15}`, name: "A" } });
    for (let visit = 0; visit < 3; visit += 1) await small.poll(source(search, cents));
    const taken = (await bill()).cents;
    expect(taken).toBeLessThanOrEqual(cents);
    expect(small.quota.used.get("x") ?? 0).toBe(taken);
  },
);

test("what was set aside and not used is given back at once: the counter shows what X took, to the cent", async () => {
  await open();
  small.clock.at = new Date("2026-11-30T12:00:00Z");
  tweet("t1");
  let polled: PolledPosts = await small.read(source(search, 100));
  const after = small.quota.used.get("x");
  for (let visit = 0; visit < 20; visit += 1) {
    small.pass(15);
    polled = await small.read(source(search, 100, polled.cursor));
  }
  // One count, one post, one account; twenty visits that brought nothing cost nothing.
  expect([after, small.quota.used.get("x"), (await bill()).cents]).toEqual([2, 2, 2]);
  tweet("t2");
  small.pass(15);
  const next = await small.read(source(search, 100, polled.cursor));
  expect(next.posts.map((post) => post.text)).toEqual(["pies t2"]);
  expect(next.posts[0]?.author?.handle).toBe("@anna");
  // The author was paid for once.
  expect([small.quota.used.get("x"), (await bill()).cents]).toEqual([2.5, 2.5]);
  // Another process has the whole rest: five cents are set aside for ten posts, and there are five.
  tweet("t3");
  small.pass(15);
  expect((await small.read(source(search, 7.5, next.cursor))).posts).toHaveLength(1);
});

test("what re-reading did not use is given back to its own share as well, also where the budget itself refuses", async () => {
  await open();
  const top = tweet("t1");
  const ref = { externalId: xIdOf(top), url: null, publishedAt: top.publishedAt };
  const missing = { ...ref, externalId: "1" };
  const again = (cents: number) => xConnector.refresh?.(source(search, cents), [ref, missing], small.deps);
  // A cent is set aside for both; only one of them is still there: half of it comes back.
  for (let time = 1; time <= 3; time += 1) {
    expect(await again(8)).toMatchObject({ ok: true, posts: [{}] });
    expect([small.quota.used.get("x"), small.quota.used.get("x-reread")]).toEqual([time / 2, time / 2]);
  }
  // A quarter of 8 is 2 cents: the share holds a fourth time, not a fifth; nothing is lost to requests that were not made.
  expect(await again(7)).toMatchObject({ code: "over_budget" });
  expect(await again(8)).toMatchObject({ code: "over_budget" });
  small.quota.used.set("x", 8);
  small.quota.used.set("x-reread", 0);
  expect(await again(8)).toMatchObject({ code: "over_budget" });
  expect(small.quota.used.get("x-reread")).toBe(0);
  expect((await bill()).cents).toBe(1.5);
});

test("a visit that was not saved and is made again is paid for again", async () => {
  await open();
  for (let n = 0; n < 12; n += 1) tweet(`t${n}`);
  for (let visit = 0; visit < 12; visit += 1) {
    await small.poll(source(search, 60));
    const { cents } = await bill();
    expect(cents).toBeLessThanOrEqual(60);
    expect(small.quota.used.get("x")).toBe(cents);
  }
  expect(await small.poll(source(search, 60))).toMatchObject({ code: "over_budget" });
});

test("more than a page is walked in later visits without a gap, ids compared as long numbers", async () => {
  await open();
  for (let n = 0; n < 1_100; n += 1) tweet(`t${n}`, { publishedAt: minutesAgo(1_200 - n) });
  const first = await small.read(source(search, 10_000));
  expect(first.hasMore).toBe(true);
  let cursor = first.cursor;
  const ids = new Set(first.posts.map((post) => post.externalId));
  for (let more = true; more;) {
    const next = await small.read(source(search, 10_000, cursor));
    for (const post of next.posts) ids.add(post.externalId);
    cursor = next.cursor;
    more = next.hasMore === true;
  }
  expect(ids.size).toBe(1_100);
  tweet("late");
  const last = await small.read(source(search, 10_000, cursor));
  expect(last.posts.map((post) => post.text)).toEqual(["pies late"]);
});

test("after more than a week the search begins anew and says what was missed", async () => {
  await open();
  tweet("t1");
  const first = await small.read(source(search, 1_000));
  const readAt = small.clock.at;
  small.pass(8 * 24 * 60);
  tweet("t2");
  const second = await small.read(source(search, 1_000, first.cursor));
  expect(second.posts.map((post) => post.text)).toEqual(["pies t2"]);
  expect(second.missedSince).toEqual(readAt);
});

test("an account's posts: the account is paid for once", async () => {
  await open();
  for (let n = 0; n < 8; n += 1) tweet(`t${n}`, { text: `own ${n}` });
  const first = await small.read(source("https://twitter.com/Anna", 100));
  expect(first.posts).toHaveLength(5);
  expect(first.hasMore).toBe(false);
  small.pass(1);
  tweet("t9", { text: "own 9" });
  const second = await small.read(source("https://twitter.com/Anna", 100, first.cursor));
  expect(second.posts.map((post) => post.text)).toEqual(["own 9"]);
  expect((await bill()).cents).toBe(1 + 5 * 0.5 + 0.5);
  expect(await small.poll(source("https://x.com/nobody", 100))).toMatchObject({ code: "not_there" });
});

test("answers are counted before they are paid for; re-reading takes a quarter of the budget at most", async () => {
  await open();
  const top = tweet("t1");
  for (let n = 0; n < 3; n += 1) tweet(`r${n}`, { parentId: "t1", publishedAt: minutesAgo(5) });
  const post = { externalId: xIdOf(top), url: null, publishedAt: top.publishedAt };
  const page = await xConnector.thread?.(source(search, 100), { post, from: null }, small.deps);
  expect(page).toMatchObject({ ok: true, posts: [{}, {}, {}], next: null });
  // The count, three answers, one author.
  expect(small.quota.used.get("x")).toBe(0.5 + 1.5 + 1);
  small.world.remove("r0");
  const gone = {
    externalId: xIdOf({ id: "r0", publishedAt: minutesAgo(5) }),
    url: null,
    publishedAt: minutesAgo(5),
  };
  const told = await xConnector.refresh?.(source(search, 100), [post, gone], small.deps);
  expect(told).toMatchObject({ ok: true, posts: [{ author: null }], deletedIds: [gone.externalId] });
  expect(await xConnector.refresh?.(source(search, 3), [post, gone], small.deps)).toMatchObject({
    code: "over_budget",
  });
  const since = minutesAgo(60);
  const back = await xConnector.backfill?.(source(search, 100), { from: null, since }, small.deps);
  expect(back?.ok === true && back.posts.length).toBe(3);
});

test("errors of the service", async () => {
  await open();
  tweet("t1");
  const wrong = small.source(search, { secrets: { bearer_token: "wrong" } });
  const access = { ...wrong.access, limits: { monthly_budget_cents: 100 } };
  expect(await small.poll({ ...wrong, access })).toMatchObject({ code: "needs_key" });
  const reset = String(Math.floor(small.clock.at.getTime() / 1000) + 900);
  small.world.misbehave("one", { status: 429, body: "{}", headers: { "x-rate-limit-reset": reset } });
  expect(await small.poll(source(search, 100))).toMatchObject({ httpStatus: 429, retryAfterMs: 900_000 });
  const title = JSON.stringify({ title: "CreditsDepleted", detail: "no credits" });
  small.world.misbehave("one", { status: 402, body: title });
  expect(await small.poll(source(search, 100))).toMatchObject({ code: "no_credits", message: "no credits" });
  small.world.misbehave("one", { status: 403, body: JSON.stringify({ reason: "client-not-enrolled" }) });
  expect(await small.poll(source(search, 100))).toMatchObject({ code: "needs_key" });
  // What was set aside for refused requests counts as spent: nobody says that it was free. Without credits nothing can be taken.
  expect(small.quota.used.get("x")).toBe(1.5);
});
