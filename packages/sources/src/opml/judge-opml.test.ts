import { expect, test } from "vitest";
import { judgeOpml, sourceOfOpml } from "./judge-opml.ts";
import { readOpml } from "./read-opml.ts";

function lines(...urls: string[]) {
  const body = urls.map((url) => `<outline text="x" xmlUrl="${url}"/>`).join("");
  const reading = readOpml(new TextEncoder().encode(`<opml><body>${body}</body></opml>`));
  if (!reading.ok) throw new Error(reading.trouble);
  return reading.lines;
}

const known = [
  { sourceId: 1, name: "Читаемый", url: "https://www.read.example/feed", movedTo: null, isRetired: false },
  { sourceId: 2, name: "Старый", url: "https://old.example/feed", movedTo: null, isRetired: true },
  {
    sourceId: 3,
    name: "Переезжает",
    url: "https://from.example/feed",
    movedTo: "https://to.example/feed",
    isRetired: false,
  },
  { sourceId: 4, name: "Прежний", url: "https://read.example/feed", movedTo: null, isRetired: true },
];

test.each([
  ["https://new.example/feed", "new", null],
  ["http://read.example/feed/", "exists", 1],
  ["https://old.example/feed", "retired", 2],
  ["https://to.example/feed", "exists", 3],
  ["https://t.me/zaslonka", "refused", null],
])("%s: %s", (url, verdict, sourceId) => {
  const [line] = judgeOpml(lines(url), known);
  expect([line?.verdict, line?.existing?.sourceId ?? null]).toEqual([verdict, sourceId]);
});

test("the second line with an address is doubled, whatever its spelling", () => {
  const judged = judgeOpml(lines("https://a.example/f", "http://www.a.example/f/", "https://b.example/"), []);
  expect(judged.map(({ index, verdict }) => [index, verdict])).toEqual([
    [0, "new"],
    [1, "doubled"],
    [2, "new"],
  ]);
});

test("folders of the file go into the one that was chosen", () => {
  const [line] = lines("https://a.example/f");
  if (line === undefined) throw new Error("no line");
  const feed = { ...line.feed, folder: "СМИ" };
  expect(sourceOfOpml(feed, "Импорт/2026").folder).toBe("Импорт/2026/СМИ");
  expect(sourceOfOpml(feed, null)).toMatchObject({
    folder: "СМИ",
    tier: 2,
    platform: "news",
    audience: null,
  });
});
