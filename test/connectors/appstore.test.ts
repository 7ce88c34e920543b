import { appstoreConnector } from "@earshot/sources/appstore/appstore-connector";
import { appIdOf, reviewIdOf } from "@earshot/world/net/appstore/appstore-network";
import { quirk } from "@earshot/world/net/quirks";
import { afterEach, expect, test } from "vitest";
import { openSmallWorld } from "./small-world.ts";
import type { SmallWorld } from "./small-world.ts";

let small: SmallWorld;
afterEach(() => small.close());

const app = `https://apps.apple.com/us/app/zaslonka/id${appIdOf("one")}`;

async function open(): Promise<void> {
  small = await openSmallWorld("appstore", appstoreConnector, "review");
}

function review(id: string, given: object = {}) {
  return small.world.publish({
    id,
    sourceId: "one",
    title: `Review ${id}`,
    text: "tasty",
    author: { name: "Reviewer" },
    ...given,
  });
}

function daysAgo(days: number): Date {
  return new Date(small.clock.at.getTime() - days * 86_400_000);
}

test("reviews with their stars; the app itself is none, and their counters are not known", async () => {
  await open();
  review("r1", { tags: ["rating:2"] });
  review("r2");
  const { posts } = await small.read(small.source(app));
  expect(posts).toHaveLength(2);
  expect(posts.find((post) => post.title === "Review r1")).toMatchObject({
    namespace: "appstore",
    externalId: reviewIdOf("r1"),
    platform: "review",
    text: "tasty",
    author: { name: "Reviewer" },
    tags: ["rating:2", "version:3.5.2", "country:us"],
    engagement: { likes: null, comments: null, shares: null, views: null },
  });
});

test("a single review comes without a list, and each country has its own", async () => {
  await open();
  review("r1", { tags: ["country:ru", "rating:1"] });
  const russian = app.replace("/us/", "/ru/");
  expect((await small.read(small.source(russian))).posts).toMatchObject([{ externalId: reviewIdOf("r1") }]);
  const american = await small.read(small.source(app));
  expect(american.posts).toEqual([]);
  expect(american.warnings.join()).toContain("no reviews");
});

test("empty is not the same as no reviews: where there were some the visit has failed", async () => {
  await open();
  review("r1");
  const first = await small.read(small.source(app));
  review("r2", { tags: [quirk("empty")] });
  expect(await small.poll(small.source(app, { cursor: first.cursor }))).toMatchObject({
    ok: false,
    code: "service_error",
  });
});

test("a later visit goes back to what is known, and says when ten pages do not reach it", async () => {
  await open();
  review("old", { publishedAt: daysAgo(90) });
  const first = await small.read(small.source(app));
  for (let n = 0; n < 120; n += 1) review(`a${n}`, { publishedAt: daysAgo(60 - n / 10) });
  const second = await small.read(small.source(app, { cursor: first.cursor }));
  expect(second.posts).toHaveLength(121);
  expect(second.missedSince).toBeNull();
  small.asked.length = 0;
  await small.read(small.source(app, { cursor: second.cursor }));
  expect(small.asked).toHaveLength(1);
  for (let n = 0; n < 520; n += 1) review(`b${n}`, { publishedAt: daysAgo(40 - n / 20) });
  const third = await small.read(small.source(app, { cursor: second.cursor }));
  expect(third.posts).toHaveLength(500);
  expect(third.missedSince).not.toBeNull();
});

test("history page by page, and wrong answers", async () => {
  await open();
  for (let n = 0; n < 120; n += 1) review(`a${n}`, { publishedAt: daysAgo(n) });
  const source = small.source(app);
  const counts: number[] = [];
  for (let from: unknown = null; counts.length === 0 || from !== null;) {
    const page = await appstoreConnector.backfill?.(source, { from, since: daysAgo(75.5) }, small.deps);
    if (page?.ok !== true) throw new Error(JSON.stringify(page));
    counts.push(page.posts.length);
    from = page.next;
  }
  expect(counts).toEqual([50, 26]);
  expect(await small.poll(small.source("https://apps.apple.com/us/app/x/id123456789"))).toMatchObject({
    code: "not_there",
  });
  small.world.misbehave("one", { body: "<html>", contentType: "text/html" });
  expect(await small.poll(source)).toMatchObject({ code: "bad_response" });
  small.world.misbehave("one", {
    body: '{"feed":{"entry":[null,{"id":{"label":"1"}},{"im:rating":{"label":"9"}}]}}',
  });
  expect((await small.read(source)).posts).toEqual([]);
});
