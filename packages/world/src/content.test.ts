import { describe, expect, it } from "vitest";
import { checkContent, loadContent } from "./content.ts";

const world = {
  meta: { day0: "2026-09-30", days: 30 },
  sources: [
    { id: "a", kind: "rss", title: "A", lang: "ru", tier: 1, audience: 10, platform: "news" },
    { id: "b", kind: "vk", title: "B", lang: "ru", tier: 2, audience: 10, platform: "orkut", owner: "Z" },
  ],
};
const truth = { entities: [], direction: "none", also: [], sentiment: "neutral", story: null };
const post = {
  id: "p1",
  day: 0,
  time: "07:45",
  source: "a",
  author: { handle: "@x", name: "X", followers: 0, bio: "" },
  lang: "ru",
  text: "text",
  url_path: "/1",
  engagement: { likes: 0, comments: 1, shares: 2, views: null },
  truth,
};

function check(...posts: object[]) {
  return checkContent(JSON.stringify(world), posts.map((one) => JSON.stringify(one)).join("\n"));
}

describe("checkContent", () => {
  it("reads a post, and keeps a missing counter apart from a zero", () => {
    const { posts, sources } = check(post);
    expect(posts[0]).toMatchObject({
      sourceId: "a",
      title: null,
      parentId: null,
      author: { followers: 0, bio: null },
      engagement: { likes: 0, views: null },
    });
    expect(sources[1]).toMatchObject({ platform: "other", owner: "Z" });
  });

  it.each([
    { name: "an unknown source", posts: [{ ...post, source: "c" }], error: "p1 names an unknown source, c" },
    { name: "a doubled id", posts: [post, post], error: "p1 is there twice" },
    {
      name: "a reply to nothing",
      posts: [{ ...post, parent: "p9" }],
      error: "p1 answers p9, which is not before it",
    },
    {
      name: "posts out of order",
      posts: [post, { ...post, id: "p2", time: "07:44" }],
      error: "p2 is out of order",
    },
    { name: "a day after the last", posts: [{ ...post, day: 30 }], error: "p1 lies after the last day" },
    { name: "no such time", posts: [{ ...post, time: "24:00" }], error: "posts line 1.time is not HH:MM" },
    { name: "no text", posts: [{ ...post, text: "" }], error: "posts line 1.text is not a text" },
    {
      name: "a broken counter",
      posts: [{ ...post, engagement: { likes: "many" } }],
      error: "posts line 1.likes is not a whole number",
    },
    { name: "nothing", posts: [], error: "the month has no posts" },
  ])("refuses $name", ({ posts, error }) => {
    expect(() => check(...posts)).toThrow(error);
  });
});

describe("loadContent", () => {
  it("finds the month that comes with the package in order", () => {
    const { posts, sources, days } = loadContent();
    expect(days).toBe(30);
    expect(posts).toHaveLength(673);
    expect(sources).toHaveLength(27);
    expect(new Set(posts.map((one) => one.sourceId)).size).toBe(27);
  });
});
