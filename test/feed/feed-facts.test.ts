import { describe, expect, it } from "vitest";
import { readFixture } from "./feed-fixtures.ts";

describe("what a feed says about itself", () => {
  const silent = {
    self: null,
    hub: null,
    ttlMinutes: null,
    updateMinutes: null,
    skipHours: [],
    skipDays: [],
  };
  const rows: [name: string, feed: object][] = [
    [
      "news.rss",
      {
        title: "Деловой вестник — лента",
        link: "https://vestnik.example/",
        language: "ru-RU",
        kind: "rss",
        self: "https://vestnik.example/rss.xml",
        hub: "https://hub.example/",
        ttlMinutes: 15,
        updateMinutes: 30,
        skipHours: [0, 1],
        skipDays: [0, 6],
      },
    ],
    [
      "blog.atom",
      {
        ...silent,
        title: "Engineering & Money",
        link: "https://blog.example/",
        language: "en",
        kind: "atom",
        self: "https://blog.example/feed.atom",
        hub: "https://hub.example/push",
      },
    ],
    [
      "science.rdf",
      {
        ...silent,
        title: "Science wire",
        link: "https://science.example/",
        language: "en",
        kind: "rdf",
        updateMinutes: 1440,
      },
    ],
    [
      "prefixed.atom",
      {
        ...silent,
        title: "Every name has a prefix",
        link: "https://prefixed.example/",
        language: null,
        kind: "atom",
      },
    ],
    [
      "xhtml.atom",
      { ...silent, title: "Marked up", link: "https://xhtml.example/", language: null, kind: "atom" },
    ],
    [
      "broken-tags.rss",
      { ...silent, title: "Unclosed", link: "https://unclosed.example/", language: null, kind: "rss" },
    ],
    [
      "json-11.json",
      {
        ...silent,
        title: "JSON blog",
        link: "https://json.example/",
        language: "en",
        kind: "json",
        self: "https://json.example/feed.json",
        hub: "https://hub.example/",
      },
    ],
  ];
  it.each(rows)("%s", async (name, feed) => {
    expect((await readFixture(name)).feed).toEqual(feed);
  });
});

describe("what else a post carries", () => {
  const unknown = { likes: null, comments: null, shares: null, views: null, isApproximate: false };
  const nobody = { handle: null, name: null, url: null, bio: null, followers: null };
  const rows: [name: string, id: string, expected: object][] = [
    [
      "news.rss",
      "vestnik-101",
      {
        author: { ...nobody, name: "Анна Петрова" },
        tags: ["Банки", "Ставки"],
        engagement: { ...unknown, comments: 17 },
        statedLanguage: "ru-RU",
        platform: "news",
        namespace: "feed:test",
      },
    ],
    [
      "news.rss",
      "https://vestnik.example/news/102",
      { title: "Акции растут", author: { ...nobody, name: "Редакция" } },
    ],
    [
      "blog.atom",
      "tag:blog.example,2025:1",
      {
        title: "Why x < y matters",
        author: { ...nobody, name: "Maria Lopez", url: "https://blog.example/people/maria" },
        tags: ["Interest rates", "banking"],
        engagement: { ...unknown, comments: 4 },
        editedAt: new Date("2025-06-09T10:00:00Z"),
      },
    ],
    [
      "blog.atom",
      "tag:blog.example,2025:2",
      {
        author: { ...nobody, name: "The Editors", url: "https://blog.example/editors" },
        statedLanguage: "de",
        parentExternalId: "tag:blog.example,2025:1",
        rootExternalId: "tag:blog.example,2025:1",
        editedAt: null,
      },
    ],
    [
      "blog.atom",
      "tag:blog.example,2025:3",
      {
        parentExternalId: "tag:blog.example,2025:2",
        rootExternalId: "tag:blog.example,2025:1",
        engagement: { ...unknown, comments: 0 },
      },
    ],
    [
      "world.atom",
      "post-1",
      {
        author: {
          handle: "@anna",
          name: "Анна К.",
          url: "https://social.example/@anna",
          bio: "Пишу о деньгах",
          followers: 1250,
        },
        engagement: { ...unknown, likes: 12, comments: 0, views: 5400 },
      },
    ],
    [
      "world.atom",
      "post-2",
      {
        title: null,
        author: { ...nobody, name: "Пётр", handle: "@petr" },
        engagement: { ...unknown, shares: 1 },
        parentExternalId: "post-1",
        rootExternalId: "post-1",
      },
    ],
    [
      "prefixed.atom",
      "urn:prefixed:1",
      { author: { ...nobody, name: "D. Core" }, engagement: { ...unknown, comments: 3 } },
    ],
    [
      "undeclared.rss",
      "u1",
      {
        text: "Whole text",
        author: { ...nobody, name: "Nobody" },
        tags: ["bank", "rates"],
        engagement: unknown,
      },
    ],
    [
      "video.atom",
      "yt:video:aaa",
      { text: "What the bank did\nSecond line", engagement: { ...unknown, likes: 31, views: 1200 } },
    ],
    ["video.atom", "yt:video:bbb", { engagement: unknown }],
    [
      "json-11.json",
      "https://json.example/1",
      {
        author: { ...nobody, name: "Json Writer" },
        tags: ["a", "b"],
        editedAt: new Date("2025-06-03T08:00:00Z"),
      },
    ],
    [
      "json-11.json",
      "2",
      {
        author: { ...nobody, handle: "@json", followers: 12, bio: "Writes JSON" },
        engagement: { ...unknown, likes: 5, comments: 0 },
        parentExternalId: "https://json.example/1",
        rootExternalId: "https://json.example/1",
      },
    ],
  ];
  it.each(rows)("%s %s", async (name, id, expected) => {
    const { posts } = await readFixture(name);
    expect(posts.find((post) => post.externalId === id)).toMatchObject(expected);
  });
});
