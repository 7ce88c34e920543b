import { parseOpml } from "feedsmith";
import { describe, expect, test } from "vitest";
import type { OpmlFeed } from "./opml-outline.ts";
import { readOpml } from "./read-opml.ts";
import { writeOpml } from "./write-opml.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const list = (body: string, head = "<title>Список</title>"): Uint8Array =>
  bytes(`<?xml version="1.0"?><opml version="2.0"><head>${head}</head><body>${body}</body></opml>`);
const feedOf = (given: Partial<OpmlFeed>): OpmlFeed => ({
  name: "Верста",
  url: "https://versta.example/rss",
  siteUrl: null,
  folder: null,
  tags: [],
  language: null,
  platform: "news",
  tier: 2,
  audience: null,
  note: null,
  isPaused: false,
  ...given,
});
const at = new Date("2026-11-21T12:00:00Z");

function read(given: Uint8Array) {
  const reading = readOpml(given);
  if (!reading.ok) throw new Error(reading.trouble);
  return reading;
}

describe("reading", () => {
  test.each<[name: string, body: string, expected: Partial<OpmlFeed>]>([
    [
      "a plain feed",
      `<outline text="A &amp; B" xmlUrl="https://a.example/f?x=1&amp;y=2" htmlUrl="https://a.example/"/>`,
      { name: "A & B", url: "https://a.example/f?x=1&y=2", siteUrl: "https://a.example/", folder: null },
    ],
    ["names in capitals, title alone", `<OUTLINE TITLE="A" XMLURL="https://a.example/f"/>`, { name: "A" }],
    ["no name", `<outline xmlUrl="https://a.example/f"/>`, { name: "a.example" }],
    [
      "a bare ampersand",
      `<outline text="A & B" xmlUrl="https://a.example/f?x=1&y=2"/>`,
      { url: "https://a.example/f?x=1&y=2" },
    ],
    [
      "folders",
      `<outline text="СМИ"><outline text="TV/Радио"><outline text="A" xmlUrl="https://a.example/f"/></outline></outline>`,
      { folder: "СМИ/TV∕Радио" },
    ],
    [
      "category: tags",
      `<outline category="tag1, tag2" text="A" xmlUrl="https://a.example/f"/>`,
      { tags: ["tag1", "tag2"], folder: null },
    ],
    [
      "category: a place",
      `<outline category="/root/node,/other" text="A" xmlUrl="https://a.example/f"/>`,
      { tags: [], folder: "root/node" },
    ],
    [
      "category within a folder",
      `<outline text="g"><outline category="tag,/p/c" text="A" xmlUrl="https://a.example/f"/></outline>`,
      { tags: ["tag"], folder: "g" },
    ],
    [
      "what only we write",
      `<outline text="A" xmlUrl="https://a.example/f" earshot:tier="1" earshot:audience="0" earshot:paused="true" earshot:platform="vk" language="ru"/>`,
      { tier: 1, audience: 0, isPaused: true, platform: "vk", language: "ru" },
    ],
    [
      "nonsense in it",
      `<outline text="A" xmlUrl="https://a.example/f" earshot:tier="9" earshot:audience="many"/>`,
      { tier: null, audience: null },
    ],
    [
      "a known network",
      `<outline text="A" xmlUrl="https://www.reddit.com/r/pies/new/.rss"/>`,
      { platform: "reddit" },
    ],
  ])("%s", (_name, body, expected) => {
    const { lines } = read(list(body));
    expect(lines.map(({ refusal }) => refusal)).toEqual([null]);
    expect(lines[0]?.feed).toMatchObject(expected);
  });

  test.each([
    ["no_address", `<outline text="Ссылка" type="link" url="https://a.example/"/>`],
    ["no_address", `<outline text="Пустая папка"/>`],
    ["bad_address", `<outline text="A" xmlUrl="javascript:alert(1)"/>`],
    ["bad_address", `<outline text="A" xmlUrl="file:///etc/passwd"/>`],
    ["bad_address", `<outline text="A" xmlUrl="a.example/f"/>`],
    ["credentials", `<outline text="A" xmlUrl="https://u:p@a.example/f"/>`],
    ["no_connector", `<outline text="A" xmlUrl="https://www.threads.net/@anna"/>`],
    ["not_a_feed", `<outline text="A" xmlUrl="https://t.me/zaslonka"/>`],
    ["no_way", `<outline text="A" xmlUrl="https://dzen.ru/anna"/>`],
    ["own_terms", `<outline text="A" xmlUrl="https://news.google.com/rss/search?q=tea&amp;hl=en"/>`],
  ])("a line is refused: %s", (refusal, body) => {
    expect(read(list(body)).lines.map((line) => line.refusal)).toEqual([refusal]);
  });

  const bomb = `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><body><outline text="&b;" xmlUrl="https://a.example/"/></body></opml>`;
  test.each<[trouble: string, given: Uint8Array]>([
    ["doctype", bytes(bomb)],
    ["doctype", bytes(`<!doctype opml SYSTEM "file:///etc/passwd"><opml/>`)],
    ["doctype", list(`<!ENTITY x "y"><outline text="a"/>`)],
    ["not_opml", bytes("<html><body><outline/></body></html>")],
    ["not_opml", bytes("")],
    ["not_opml", bytes("\u0000\u0001binary")],
    ["not_opml", bytes("<rss version='2.0'><channel/></rss>")],
    ["empty", list("")],
    ["too_many", list(`<outline text="a" xmlUrl="https://a.example/"/>`.repeat(2_001))],
    ["too_deep", list(`<outline text="a">`.repeat(50_000))],
    ["too_large", new Uint8Array(5 * 1024 * 1024 + 1)],
  ])("a file is refused: %s", (trouble, given) => {
    expect(readOpml(given)).toEqual({ ok: false, trouble });
  });

  test("hostile shapes end quickly", () => {
    const attributes = Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(" ");
    expect(
      read(
        list(
          `<outline ${attributes} text="A" xmlUrl="https://a.example/"/><outline xmlUrl="https://b.example/"/>`,
        ),
      ).lines,
    ).toHaveLength(2);
    expect(readOpml(bytes(`<opml>${"<".repeat(2_000_000)}`))).toMatchObject({ ok: false });
    expect(readOpml(bytes(`<opml>${"<!--".repeat(200_000)}`))).toMatchObject({ ok: false });
  });

  test("a comment may speak of anything, and a file that ends early says so", () => {
    expect(read(list(`<!-- <!DOCTYPE x> --><outline xmlUrl="https://a.example/"/>`)).isCutOff).toBe(false);
    expect(read(bytes(`<opml><body><outline xmlUrl="https://a.example/"/>`)).isCutOff).toBe(true);
  });

  test("windows-1251 as it declares", () => {
    const text = `<?xml version="1.0" encoding="windows-1251"?><opml><body><outline text="\xcf\xe8\xf0\xee\xe3" xmlUrl="https://a.example/"/></body></opml>`;
    expect(read(Buffer.from(text, "latin1")).lines[0]?.feed.name).toBe("Пирог");
  });
});

const odd = [
  feedOf({
    name: `Кавычки " и <теги> & 'апострофы'`,
    url: "https://a.example/f?x=1&y=<2>",
    folder: "СМИ/Регионы",
    tags: ["a/b", "Пресса"],
    tier: 1,
    audience: 0,
    note: "Строка 1\nСтрока 2",
    isPaused: true,
    language: "ru",
    siteUrl: "https://a.example/",
  }),
  feedOf({ name: "]]> &amp; 🥧", folder: "СМИ" }),
  feedOf({ name: "Без папки", platform: "vk", audience: 187_000 }),
  feedOf({ name: "Без папки", url: "https://b.example/", tier: 3 }),
].map((feed) => ({ ...feed, url: new URL(feed.url).href }));

describe("writing", () => {
  const written = writeOpml(odd, { title: "Earshot & co", at });

  test("what was written is read back, and writes the same again", () => {
    const { lines, title } = read(bytes(written));
    expect(title).toBe("Earshot & co");
    expect(lines.map(({ feed }) => feed)).toEqual(expect.arrayContaining(odd));
    expect(lines).toHaveLength(odd.length);
    expect(
      writeOpml(
        lines.map(({ feed }) => feed),
        { title: "Earshot & co", at },
      ),
    ).toBe(written);
  });

  test("another reader of OPML finds the same feeds and folders", () => {
    const body = parseOpml(written).body?.outlines ?? [];
    const [folder, ...loose] = body;
    expect(folder?.text).toBe("СМИ");
    expect(folder?.outlines?.[0]?.outlines?.[0]).toMatchObject({
      text: odd[0]?.name,
      xmlUrl: odd[0]?.url,
      category: "a/b,Пресса",
    });
    expect(loose.map(({ xmlUrl }) => xmlUrl)).toEqual(["https://b.example/", "https://versta.example/rss"]);
  });

  test("what XML cannot hold is left out", () => {
    const name = "a\u0000b\u000bc\ud800d\uffffe";
    expect(read(bytes(writeOpml([feedOf({ name })], { title: name, at }))).lines[0]?.feed.name).toBe(
      "abc\ufffdde",
    );
  });

  test("nothing at all is a list too", () => {
    expect(readOpml(bytes(writeOpml([], { title: "x", at })))).toEqual({ ok: false, trouble: "empty" });
  });
});
