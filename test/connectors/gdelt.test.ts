import { gdeltConnector } from "@earshot/sources/gdelt/gdelt-connector";
import { quirk } from "@earshot/world/net/quirks";
import { afterEach, expect, test } from "vitest";
import { openSmallWorld } from "./small-world.ts";
import type { SmallWorld } from "./small-world.ts";

let small: SmallWorld;
afterEach(() => small.close());

const search = "https://api.gdeltproject.org/api/v2/doc/doc?query=pies%20sourcelang%3Aenglish&mode=artlist";

async function open(): Promise<void> {
  small = await openSmallWorld("gdelt", gdeltConnector, "news");
  // The world's clock is the pace here: each turn takes the five seconds that were asked for.
  small.deps.pace = async (_host, minGapMs) => {
    small.pass(minGapMs / 60_000);
    return true;
  };
}

function article(id: string, given: object = {}) {
  return small.world.publish({
    id,
    sourceId: "one",
    title: `Pies ${id}`,
    text: "pies",
    lang: "en",
    ...given,
  });
}

function minutesAgo(minutes: number): Date {
  return new Date(small.clock.at.getTime() - minutes * 60_000);
}

test("headlines with their outlet and when they were seen; no text, no counters", async () => {
  await open();
  article("a1", { publishedAt: minutesAgo(70) });
  const { posts } = await small.read(small.source(search));
  expect(posts).toMatchObject([
    {
      namespace: "gdelt",
      title: "Pies a1",
      text: "",
      author: { handle: "127.0.0.1" },
      statedLanguage: "en",
      tags: ["United States"],
      engagement: { likes: null, views: null },
    },
  ]);
  expect(posts[0]?.publishedAt.toISOString()).toBe("2026-11-22T10:45:00.000Z");
  expect(posts[0]?.externalId).toContain("/published/a1");
});

test("more than an answer holds is had by slices of time, over several visits", async () => {
  await open();
  for (let n = 0; n < 700; n += 1) article(`a${n}`, { publishedAt: minutesAgo(1_400 - n * 2 + 15) });
  const ids = new Set<string>();
  let cursor: unknown = null;
  let visits = 0;
  for (let more = true; more; visits += 1) {
    const polled = await small.read(small.source(search, { cursor }));
    for (const post of polled.posts) ids.add(post.externalId);
    cursor = polled.cursor;
    more = polled.hasMore === true;
    small.pass(0.2);
  }
  expect(ids.size).toBe(700);
  expect(visits).toBe(2);
  small.pass(20);
  article("late", { publishedAt: minutesAgo(16) });
  const next = await small.read(small.source(search, { cursor }));
  expect(next.posts.some((post) => post.title === "Pies late")).toBe(true);
  expect(next.posts.length).toBeLessThan(60);
});

test("a quarter of an hour with more articles than an answer holds is said to be incomplete", async () => {
  await open();
  article("before", { publishedAt: minutesAgo(120) });
  for (let n = 0; n < 260; n += 1) article(`a${n}`, { publishedAt: minutesAgo(60) });
  const polled = await small.read(small.source(search));
  expect(polled.posts).toHaveLength(251);
  expect(polled.missedSince).toEqual(minutesAgo(60 + 5 / 60));
});

test("errors come as sentences with status 200, and too fast as one with 429", async () => {
  await open();
  article("a1");
  const short = small.source("https://api.gdeltproject.org/api/v2/doc/doc?query=ab");
  expect(await small.poll(short)).toMatchObject({
    ok: false,
    code: "service_error",
    message: "GDELT: Your query was too short or too long.",
  });
  expect(await small.poll(small.source(search))).toMatchObject({
    code: "http_error",
    httpStatus: 429,
    retryAfterMs: 60_000,
  });
  small.pass(1);
  small.world.misbehave("one", {
    body: "Please limit requests to one every 5 seconds",
    contentType: "text/html",
  });
  expect(await small.poll(small.source(search))).toMatchObject({ code: "http_error", httpStatus: 429 });
  small.world.misbehave("one", { body: "{}", contentType: "application/json" });
  expect((await small.read(small.source(search))).posts).toEqual([]);
  small.world.misbehave("one", { body: '{"articles": [', contentType: "application/json" });
  expect(await small.poll(small.source(search))).toMatchObject({ code: "bad_response" });
});

test("a bad escape costs nothing, and links that are none cost only themselves", async () => {
  await open();
  article("a1", { tags: [quirk("bad-escape")] });
  article("a2");
  const titles = (await small.read(small.source(search))).posts.map((post) => post.title);
  expect(new Set(titles)).toEqual(new Set(["Pies a2", "\\xPies a1"]));
  small.world.misbehave("one", {
    body: '{"articles":[{"url":"javascript:x","title":"t"},null,{"title":"t"}]}',
  });
  expect((await small.read(small.source(search))).posts).toEqual([]);
});

test("history in slices, of three months at most", async () => {
  await open();
  for (let n = 0; n < 300; n += 1) article(`a${n}`, { publishedAt: minutesAgo(n * 60) });
  const source = small.source(search);
  const since = minutesAgo(400 * 24 * 60);
  const first = await gdeltConnector.backfill?.(source, { from: null, since }, small.deps);
  if (first?.ok !== true) throw new Error(JSON.stringify(first));
  expect(first.posts).toHaveLength(250);
  small.pass(0.2);
  const second = await gdeltConnector.backfill?.(source, { from: first.next, since }, small.deps);
  expect(second).toMatchObject({ ok: true, next: null });
  expect(second?.ok === true && second.posts.length).toBe(51);
});
