import { expect, test } from "vitest";
import { contentToHash, decidePostChange, withoutRepeats } from "./post-change.ts";
import type { CollectedPost } from "./post.ts";

test.each<[string, { contentHash: string } | null, string]>([
  ["never seen", null, "new"],
  ["same words", { contentHash: "a" }, "unchanged"],
  ["other words", { contentHash: "b" }, "edited"],
])("%s", (_name, stored, expected) => {
  expect(decidePostChange(stored, { contentHash: "a" })).toBe(expected);
});

test.each<[string, [string | null, string], [string | null, string], boolean]>([
  ["spacing does not count", ["T", "a  b\n"], ["T ", "a b"], true],
  ["Unicode form does not count", ["T", "й"], ["T", "\u0438\u0306"], true],
  ["no title is an empty one", [null, "a"], ["", "a"], true],
  ["words count", ["T", "a b"], ["T", "a c"], false],
  ["a word that moves from title to text counts", ["a b", "c"], ["a", "b c"], false],
  ["capitals count", ["T", "a"], ["t", "a"], false],
])("content: %s", (_name, left, right, isSame) => {
  const hash = ([title, text]: [string | null, string]): string => contentToHash({ title, text });
  expect(hash(left) === hash(right)).toBe(isSame);
});

function post(
  externalId: string,
  text: string,
  publishedAt: string,
  editedAt: string | null = null,
): CollectedPost {
  return {
    namespace: "feed",
    externalId,
    platform: "news",
    url: null,
    title: null,
    text,
    author: null,
    publishedAt: new Date(publishedAt),
    dateFlag: null,
    editedAt: editedAt === null ? null : new Date(editedAt),
    parentExternalId: null,
    rootExternalId: null,
    engagement: { likes: null, comments: null, shares: null, views: null, isApproximate: false },
    statedLanguage: null,
    tags: [],
  };
}

test.each<[string, CollectedPost[], string[], number]>([
  ["nothing repeated", [post("1", "a", "2026-01-01"), post("2", "b", "2026-01-01")], ["a", "b"], 0],
  ["the later date wins", [post("1", "new", "2026-01-02"), post("1", "old", "2026-01-01")], ["new"], 1],
  [
    "an edit wins",
    [post("1", "new", "2026-01-01", "2026-01-03"), post("1", "old", "2026-01-02")],
    ["new"],
    1,
  ],
  ["equal dates: the last wins", [post("1", "a", "2026-01-01"), post("1", "b", "2026-01-01")], ["b"], 1],
])("repeats: %s", (_name, posts, texts, dropped) => {
  const result = withoutRepeats(posts);
  expect(result.posts.map((one) => one.text)).toEqual(texts);
  expect(result.dropped).toBe(dropped);
});
