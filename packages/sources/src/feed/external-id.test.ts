import { describe, expect, it } from "vitest";
import type { EntryDraft } from "./entry-draft.ts";
import { readExternalIds, safeId } from "./external-id.ts";

const draft: EntryDraft = {
  id: null,
  link: null,
  title: null,
  text: "",
  published: null,
  edited: null,
  author: null,
  parentId: null,
  engagement: { likes: null, comments: null, shares: null, views: null, isApproximate: false },
  language: null,
  tags: [],
};

function idsOf(...entries: Partial<EntryDraft>[]): string[] {
  const { ids } = readExternalIds(entries.map((entry) => ({ ...draft, ...entry })));
  return ids.map((id) => id.replace(/[\da-f]{24}$/, "…"));
}

describe("readExternalIds", () => {
  const a = "https://x.example/a";
  const rows: [name: string, entries: Partial<EntryDraft>[], expected: string[]][] = [
    ["the id as written", [{ id: "/relative", link: a }], ["/relative"]],
    ["no id: the canonical link", [{ link: "http://X.example/a/?utm_source=rss#top" }], [a]],
    ["no id: other parameters stay", [{ link: `${a}?id=7` }], [`${a}?id=7`]],
    ["no id and no link: a hash", [{ title: "t" }], ["hash:…"]],
    [
      "one link, two titles: hashes",
      [
        { link: a, title: "1" },
        { link: a, title: "2" },
      ],
      ["hash:…", "hash:…"],
    ],
    [
      "one link, one title: one post",
      [
        { link: a, title: "1" },
        { link: a, title: "1" },
      ],
      [a, a],
    ],
    [
      "one id, one link: one post",
      [
        { id: "1", link: a },
        { id: "1", link: `${a}#x` },
      ],
      ["1", "1"],
    ],
    [
      "one id, two links: told apart",
      [
        { id: "1", link: a },
        { id: "1", link: `${a}b` },
      ],
      ["1#…", "1#…"],
    ],
  ];
  it.each(rows)("%s", (_name, entries, expected) => {
    expect(idsOf(...entries)).toEqual(expected);
  });

  it("gives a hash that depends on title and date, not on the text", () => {
    const [first, edited, later] = readExternalIds([
      { ...draft, title: "t", published: "1", text: "a" },
      { ...draft, title: "t", published: "1", text: "b" },
      { ...draft, title: "t", published: "2", text: "a" },
    ]).ids;
    expect(edited).toBe(first);
    expect(later).not.toBe(first);
  });
});

describe("safeId", () => {
  const rows: [name: string, id: string, isKept: boolean][] = [
    ["an address", "https://x.example/?a=1&b=2", true],
    ["a tag URI", "tag:x.example,2025:1", true],
    ["Russian letters", "запись 1", true],
    ["markup", "<script>1</script>", false],
    ["a quote", 'a"b', false],
    ["a NUL", "a\0b", false],
    ["a lone surrogate", "a\ud800", false],
    ["a bidi override", "a\u202eb", false],
    ["more than 1,000 units", "x".repeat(1_001), false],
  ];
  it.each(rows)("%s", (_name, id, isKept) => {
    expect(safeId(id) === id).toBe(isKept);
    expect(safeId(id)).toBe(safeId(id));
  });
});
