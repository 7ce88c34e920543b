import type { FeedReading } from "@earshot/sources/feed/feed-reading";
import { createFeedReader } from "@earshot/sources/feed/feed-reader";
import { readFeed } from "@earshot/sources/feed/read-feed";
import { afterAll, describe, expect, it } from "vitest";
import { feedInput } from "./feed-fixtures.ts";

const reader = createFeedReader();
afterAll(() => reader.close());

const rss = (items: string): string => `<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
const item = (description: string): string =>
  rss(`<item><title>x</title><guid>1</guid><description>${description}</description></item>`);
const times = 100_000;

const entityBomb =
  `<!DOCTYPE bomb [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join("")}]>` +
  item("&a9;");

interface Row {
  name: string;
  body: string;
  /** Posts that come out; undefined where the document is refused. */
  posts?: number;
  /** Default: `not_a_feed`. */
  code?: string;
  check?: (text: string) => boolean;
}

const rows: Row[] = [
  {
    name: "100k nested tags",
    body: rss(`<item><title>x</title>${"<a>".repeat(times)}y${"</a>".repeat(times)}</item>`),
    posts: 1,
  },
  {
    name: "100k nested tags with different names, never closed",
    body: rss(`<item><title>x</title>${Array.from({ length: times }, (_, n) => `<a${n}>`).join("")}`),
    posts: 1,
  },
  {
    name: "100k tags closed by the wrong name",
    body: rss(`<item><title>x</title>${"<a>".repeat(times)}${"</b>".repeat(times)}</item>`),
    posts: 1,
  },
  {
    name: "100k nested tags in a text",
    body: item("<div>".repeat(times)),
    posts: 1,
    check: (text) => text === "",
  },
  {
    name: "100k nested tags in an escaped text",
    body: item("&lt;div&gt;".repeat(times)),
    posts: 1,
    check: (text) => text === "",
  },
  {
    name: "100k items",
    body: rss(
      Array.from({ length: times }, (_, n) => `<item><guid>${n}</guid><title>${n}</title></item>`).join(""),
    ),
    posts: 1_000,
  },
  { name: "a million empty items", body: rss("<item/>".repeat(1_000_000)), posts: 0 },
  {
    name: "100k attributes",
    body: rss(
      `<item ${Array.from({ length: times }, (_, n) => `a${n}="1"`).join(" ")}><title>x</title></item>`,
    ),
    posts: 1,
  },
  {
    name: "5 MB attribute",
    body: rss(`<item a="${"x".repeat(5_000_000)}"><title>x</title></item>`),
    posts: 1,
  },
  { name: "entity bomb", body: entityBomb, posts: 1, check: (text) => text === "&a9;" },
  {
    name: "external entity",
    body: `<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>${item("&x;")}`,
    posts: 1,
    check: (text) => text === "&x;",
  },
  { name: "200k bare <", body: item("<".repeat(200_000)), posts: 1 },
  { name: "200k escaped <", body: item("&lt;".repeat(200_000)), posts: 1 },
  { name: "200k < in CDATA", body: item(`<![CDATA[${"<".repeat(200_000)}]]>`), posts: 1 },
  { name: "200k <a in CDATA", body: item(`<![CDATA[${"<a".repeat(200_000)}]]>`), posts: 1 },
  { name: "200k bare &", body: item("&".repeat(200_000)), posts: 1 },
  { name: "48 kB of tags in one text", body: item("слово &lt;b&gt;".repeat(2_000)), posts: 1 },
  {
    name: "1 MB text",
    body: item("слово ".repeat(100_000)),
    posts: 1,
    check: (text) => text.length === 100_000,
  },
  {
    name: "1 MB of spaces",
    body: item(`a${" ".repeat(900_000)}b`),
    posts: 1,
    check: (text) => text === "a b",
  },
  {
    name: "1 MB of combining marks",
    body: item(`a${"\u0301\u0323".repeat(250_000)}`),
    posts: 1,
    check: (text) => text.length < 10,
  },
  { name: "NULs", body: item("a\0b".repeat(times)), posts: 1, check: (text) => !text.includes("\0") },
  {
    name: "lone surrogates as references",
    body: item("&#xD800;&#xDC00;x"),
    posts: 1,
    check: (text) => text.isWellFormed(),
  },
  {
    name: "HTML in every field",
    body: rss(
      `<item>${["title", "guid", "author", "category", "description"].map((tag) => `<${tag}><![CDATA[<script>alert(1)</script><img src=x onerror=alert(1)>${tag}]]></${tag}>`).join("")}</item>`,
    ),
    posts: 1,
  },
  {
    name: "1 MB date",
    body: rss(`<item><title>x</title><pubDate>${"1 ".repeat(500_000)}</pubDate></item>`),
    posts: 1,
  },
  {
    name: "1 MB mail address",
    body: rss(`<item><title>x</title><author>${"a.".repeat(500_000)}@b</author></item>`),
    posts: 1,
  },
  {
    name: "posts that answer each other",
    body: `<feed xmlns="http://www.w3.org/2005/Atom">${Array.from({ length: 1_000 }, (_, n) => `<entry><id>${n}</id><title>t</title><thr:in-reply-to ref="${(n + 1) % 1_000}"/></entry>`).join("")}</feed>`,
    posts: 1_000,
  },
  {
    name: "JSON nested 200k deep",
    body: `{"version":"https://jsonfeed.org/version/1","items":${"[".repeat(200_000)}`,
  },
  {
    name: "100k JSON items",
    body: JSON.stringify({
      version: "https://jsonfeed.org/version/1",
      items: Array.from({ length: times }, (_, id) => ({ id, content_html: "<p>x</p>" })),
    }),
    posts: 1_000,
  },
  { name: "6 million JSON objects", body: `{"items":[${"{},".repeat(6_000_000)}{}]}`, code: "too_large" },
  {
    name: "4 million known elements",
    body: rss(`<item>${"<id/>".repeat(200)}</item>`.repeat(19_000)),
    posts: 0,
  },
  { name: "300k comments begun", body: "<!--".repeat(300_000) },
  { name: "300k roots begun", body: "<rss ".repeat(300_000) },
  { name: "nothing", body: "" },
  {
    name: "an error page that answers 200",
    body: "<!DOCTYPE html><html><body><h1>502</h1> the <rss> feed is away</body></html>",
  },
  { name: "a page of JSON", body: '{"error":"not found"}' },
];

describe("a hostile document is answered within the deadline", () => {
  it.each(rows)("$name", async ({ body, posts, code, check }) => {
    const reading = await readFeed(feedInput(body), reader);
    if (posts === undefined) {
      expect(reading).toMatchObject({ ok: false, code: code ?? "not_a_feed" });
      return;
    }
    const read = expectRead(reading);
    expect(read.posts).toHaveLength(posts);
    for (const post of read.posts) {
      expect(post.text.length).toBeLessThanOrEqual(100_000);
      expect(JSON.stringify(post)).not.toMatch(/<script|<img|onerror/);
      expect(check?.(post.text) ?? true).toBe(true);
    }
  });
});

describe("the deadline", () => {
  it("answers with timeout, and a new thread takes the next feed", async () => {
    const hasty = createFeedReader({ deadlineMs: 20 });
    const heavy = item("слово &lt;b&gt;и&lt;/b&gt; ".repeat(300_000));
    const first = await readFeed(feedInput(heavy), hasty);
    expect(first).toMatchObject({ ok: false, code: "timeout" });
    const second = await readFeed(feedInput(item("x")), hasty);
    expect(second.ok || second.code === "timeout").toBe(true);
    await hasty.close();
  });
  it("refuses more bytes than a feed may have", async () => {
    const reading = await readFeed(feedInput(new Uint8Array(21 * 1024 * 1024)), reader);
    expect(reading).toMatchObject({ ok: false, code: "too_large" });
  });
});

describe("the reader", () => {
  it("reads what is asked at once, each for itself", async () => {
    const readings = await Promise.all(
      ["a", "b", "c"].map((text) => readFeed(feedInput(item(text)), reader)),
    );
    expect(readings.map((reading) => expectRead(reading).posts[0]?.text)).toEqual(["a", "b", "c"]);
  });
  it("can be closed before, during and after reading, twice", async () => {
    const idle = createFeedReader();
    await idle.close();
    expect(await readFeed(feedInput(item("x")), idle)).toMatchObject({ ok: false, code: "reader_failed" });
    const busy = createFeedReader();
    const reading = readFeed(feedInput(item("x")), busy);
    await Promise.all([busy.close(), busy.close()]);
    expect(await reading).toMatchObject({ ok: false, code: "reader_failed" });
  });
});

function expectRead(reading: FeedReading): Extract<FeedReading, { ok: true }> {
  if (!reading.ok) throw new Error(`${reading.code}: ${reading.message}`);
  return reading;
}
