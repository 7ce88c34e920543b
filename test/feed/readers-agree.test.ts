import { readDocument } from "@earshot/sources/feed/read-document";
import { type Arbitrary, array, assert, asyncProperty, constantFrom, oneof, string, tuple } from "fast-check";
import { parseFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { bytesToText } from "@earshot/sources/feed/bytes-to-text";
import { feedInput, fixture, ordinaryFeeds } from "./feed-fixtures.ts";

describe("both readers give the same reading, so that a feed may change reader", () => {
  it.each(ordinaryFeeds)("%s", async (name) => {
    const ordinary = await readDocument(fixture(name), "ordinary");
    const tolerant = await readDocument(fixture(name), "tolerant");
    expect(ordinary).toMatchObject({ ok: true, reader: "rss-parser" });
    expect(tolerant).toEqual({ ...ordinary, reader: "tolerant" });
  });

  it("for any feed that rss-parser can read", async () => {
    await assert(
      asyncProperty(anyFeed(), async (xml) => {
        const ordinary = await readDocument(feedInput(xml), "ordinary");
        const tolerant = await readDocument(feedInput(xml), "tolerant");
        expect(tolerant).toEqual({ ...ordinary, reader: "tolerant" });
      }),
      { numRuns: 300 },
    );
  });
});

describe("feedsmith, a third reader, sees the same entries", () => {
  it.each(ordinaryFeeds)("%s", async (name) => {
    const input = fixture(name);
    const reading = await readDocument(input, "ordinary");
    if (!reading.ok) throw new Error(reading.message);
    const seen = entriesOfFeedsmith(bytesToText(input.bytes, null).text);
    const links = new Set(reading.posts.map((post) => post.url));
    const titles = new Set(reading.posts.map((post) => post.title));
    for (const entry of seen) {
      if (entry.link?.startsWith("http") ?? false) expect(links).toContain(new URL(entry.link ?? "").href);
      if (/^[\p{L}\s]+$/u.test(entry.title ?? "")) expect(titles).toContain(entry.title);
    }
    expect(seen.length).toBeGreaterThanOrEqual(reading.posts.length);
  });
});

interface SeenEntry {
  title: string | undefined;
  link: string | undefined;
}

function entriesOfFeedsmith(xml: string): SeenEntry[] {
  const parsed = parseFeed(xml);
  if (parsed.format === "atom") {
    return (parsed.feed.entries ?? []).map((entry) => ({
      title: typeof entry.title === "string" ? entry.title : undefined,
      link: undefined,
    }));
  }
  return (parsed.feed.items ?? []).map((item) => ({
    title: "title" in item && typeof item.title === "string" ? item.title : undefined,
    link: "link" in item && typeof item.link === "string" ? item.link : undefined,
  }));
}

/** RSS and Atom with texts of every kind, escaped or as CDATA, with any of the fields left out. */
function anyFeed(): Arbitrary<string> {
  const text = oneof(
    string({ unit: "grapheme", maxLength: 30 }),
    constantFrom(
      "<p>One</p><p>Two &amp; three</p>",
      "AT&T",
      "a < b",
      "&lt;b&gt;x&lt;/b&gt;",
      "]]",
      "  ",
      "\r\n x",
    ),
  );
  const escaped = text.map((value) => escapeXml(value));
  const cdata = text.filter((value) => !value.includes("]]>")).map((value) => `<![CDATA[${value}]]>`);
  const content = oneof(
    escaped,
    cdata,
    tuple(escaped, cdata).map((parts) => parts.join("")),
  );
  const date = constantFrom(
    "Mon, 02 Jun 2025 10:00:00 GMT",
    "2025-06-02T10:00:00+03:00",
    "2025-06-02",
    "02.06.2025 10:00",
  );
  const link = constantFrom(
    "https://a.example/1",
    "/relative",
    "javascript:x",
    "",
    "https://a.example/?q=a&amp;b=ü",
  );
  const names = constantFrom(
    "title",
    "description",
    "content:encoded",
    "dc:creator",
    "category",
    "author",
    "slash:comments",
  );
  const field = tuple(names, content).map(([name, body]) => `<${name}>${body}</${name}>`);
  const item = tuple(array(field, { maxLength: 6 }), content, link, date).map(
    ([fields, id, href, when]) =>
      `<item><guid>${id}</guid>${fields.join("\n")}<link>${href}</link><pubDate>${when}</pubDate></item>`,
  );
  const type = constantFrom("", ' type="text"', ' type="html"');
  const atomDate = constantFrom("2025-06-02T10:00:00Z", "2025-06-02T10:00:00.5+03:00", "2025-06-02");
  const entry = tuple(content, content, type, link, atomDate, content).map(
    ([id, body, kind, href, when, name]) =>
      `<entry><id>${id}</id><title${kind}>${name}</title><content${kind}>${body}</content><author><name>${name}</name></author><link href="${href}"/><updated>${when}</updated></entry>`,
  );
  return oneof(
    array(item, { maxLength: 4 }).map(
      (items) => `<rss version="2.0"><channel><title>t</title>${items.join("")}</channel></rss>`,
    ),
    array(entry, { maxLength: 4 }).map(
      (entries) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${entries.join("")}</feed>`,
    ),
  );
}

function escapeXml(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
