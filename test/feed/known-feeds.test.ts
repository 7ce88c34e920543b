import { readDocument } from "@earshot/sources/feed/read-document";
import { describe, expect, it } from "vitest";
import { brokenFeeds, fixture, jsonFeeds, ordinaryFeeds, readFixture } from "./feed-fixtures.ts";

describe("which reader takes a feed", () => {
  const rows = [
    ...ordinaryFeeds.map((name) => ({ name, reader: "rss-parser" })),
    ...brokenFeeds.map((name) => ({ name, reader: "tolerant" })),
    ...jsonFeeds.map((name) => ({ name, reader: "json" })),
  ];
  it.each(rows)("$name → $reader", async ({ name, reader }) => {
    expect((await readFixture(name)).reader).toBe(reader);
  });
});

describe("id, link, date and text of the posts", () => {
  type Row = [id: string, url: string | null, published: string, text: string];
  const legacy: Row[] = [
    [
      "k1",
      "https://legacy.example/1",
      "2025-06-02T09:00:00.000Z",
      "Совет директоров утвердил программу обратного выкупа на сумму 10 млрд рублей.",
    ],
  ];
  const rows: [name: string, posts: Row[]][] = [
    [
      "news.rss",
      [
        [
          "vestnik-101",
          "https://vestnik.example/news/101?utm_source=rss",
          "2025-06-10T11:30:00.000Z",
          "«Северный банк» поднял ставки по вкладам.\n\nГлава банка Иван Орлов сказал: «мы вовремя».",
        ],
        [
          "https://vestnik.example/news/102",
          "https://vestnik.example/news/102",
          "2025-06-10T10:05:00.000Z",
          "Рост на 5 %\nза день",
        ],
        [
          "https://vestnik.example/news/103",
          "https://vestnik.example/news/103",
          "missing",
          "Ссылка берётся из guid",
        ],
      ],
    ],
    [
      "blog.atom",
      [
        [
          "tag:blog.example,2025:1",
          "https://blog.example/posts/1.html",
          "2025-06-09T08:00:00.000Z",
          "Rates rose.\n\nFirst\n\nSecond",
        ],
        [
          "tag:blog.example,2025:2",
          "https://other.example/x/2.html",
          "2025-06-09T13:00:00.000Z",
          "Zeile eins\nZeile zwei <generisch>",
        ],
        ["tag:blog.example,2025:3", null, "2025-06-09T14:00:00.000Z", "twice escaped"],
      ],
    ],
    [
      "science.rdf",
      [
        [
          "https://science.example/1",
          "https://science.example/1",
          "2025-06-08T08:00:00.000Z",
          "An abstract.",
        ],
        [
          "https://science.example/2",
          "https://science.example/2",
          "no_zone 2025-06-06T23:00:00.000Z",
          "Another abstract.",
        ],
      ],
    ],
    [
      "old-03.atom",
      [
        [
          "tag:early.example,2003:3.2397",
          "http://early.example/2003/12/13/atom03",
          "2003-12-13T12:29:29.000Z",
          "Early days",
        ],
      ],
    ],
    [
      "no-version.rss",
      [
        [
          "1",
          "https://plain.example/1",
          "no_zone 2025-06-06T09:00:00.000Z",
          "Время без зоны берёт зону ленты",
        ],
        ["2", "https://plain.example/2", "ancient", ""],
        ["3", "https://plain.example/3", "future_clamped", ""],
      ],
    ],
    ["windows-1251.rss", legacy],
    ["koi8-r-undeclared.rss", legacy],
    ["ibm866-as-utf-8.rss", legacy],
    ["utf-16le.rss", legacy],
    ["utf-16be-unmarked.rss", legacy],
    [
      "broken-ampersand.rss",
      [["r1", "https://rnd.example/1?x=1&y=2", "2025-06-02T10:00:00.000Z", "Café © now"]],
    ],
    [
      "broken-tags.rss",
      [
        ["c1", "https://unclosed.example/1", "2025-06-02T10:00:00.000Z", "One\ntwo"],
        ["c2", "https://unclosed.example/2", "missing", "Third bold text"],
        ["c3", null, "missing", "The document ends in the mid"],
      ],
    ],
    ["broken-start.rss", [["j1", "https://junk.example/1", "missing", "Text"]]],
    [
      "broken-date.atom",
      [
        ["d1", "https://bad.example/1", "2025-06-02T10:00:00.000Z", "Good text"],
        ["d2", "https://bad.example/2", "unreadable", "Bad date"],
      ],
    ],
    [
      "xhtml.atom",
      [["x1", "https://xhtml.example/1", "2025-06-02T10:00:00.000Z", "First bold word & more\n\n5 < 6"]],
    ],
    [
      "json-11.json",
      [
        ["https://json.example/1", "https://json.example/1", "2025-06-02T08:00:00.000Z", "One\n\nTwo"],
        ["2", null, "2025-06-02T08:00:00.000Z", "Plain <3 text\nwith lines"],
      ],
    ],
    ["json-1.json", [["1", "https://elsewhere.example/x", "missing", "Only a summary"]]],
  ];
  it.each(rows)("%s", async (name, expected) => {
    const { posts } = await readFixture(name);
    const found = posts.map((post) => {
      const time = post.publishedAt.toISOString();
      const isKept = post.dateFlag === null || post.dateFlag === "no_zone";
      const published = isKept ? [post.dateFlag, time].filter(Boolean).join(" ") : post.dateFlag;
      return [post.externalId, post.url, published, post.text];
    });
    expect(found).toEqual(expected);
  });
});

describe("ids of careless feeds", () => {
  it("keeps the newer text of one id, tells two links apart, and says so", async () => {
    const { posts, warnings } = await readFixture("repeated-ids.rss");
    expect(posts.map(({ externalId, text }) => [externalId.replace(/#.*/, "#…"), text])).toEqual([
      ["same", "New text"],
      ["0#…", "b"],
      ["0#…", "c"],
      ["javascript:alert(2)", ""],
    ]);
    expect(new Set(posts.map((post) => post.externalId)).size).toBe(4);
    expect(posts.at(-1)?.url).toBeNull();
    expect(warnings).toEqual([
      "entry 5 is empty and was left out",
      'id "0" is used for 2 different links',
      'id "same" appears with two texts, the newer one is kept',
    ]);
  });
  it("without ids takes the canonical link, and a hash where links repeat or lack", async () => {
    const { posts } = await readFixture("old-091.rss");
    expect(posts.map(({ externalId }) => externalId.replace(/^hash:[\da-f]{24}$/, "hash"))).toEqual([
      "https://old.example/one.html",
      "https://old.example/two.html",
      "hash",
      "hash",
      "hash",
    ]);
    expect(new Set(posts.map((post) => post.externalId)).size).toBe(5);
  });
});

describe("what is no feed", () => {
  it("names the feeds of a web page", async () => {
    expect(await readDocument(fixture("page.html"), "ordinary")).toEqual({
      ok: false,
      code: "not_a_feed",
      message:
        "The address answered with a web page («Страница не найдена — Сайт»), not with a feed. " +
        "Feeds that the page names: https://site.example/ru/feed.xml (Новости), https://site.example/atom.xml.",
    });
  });
});
