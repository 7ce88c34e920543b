import { expect, test } from "vitest";
import { authorsOf } from "./authors-of.ts";

const author = (name: string, url: string | null = null) => ({
  handle: null,
  bio: null,
  followers: null,
  name,
  url,
});

test("each author is named once, equal names on two sites are two, posts without an author and unseen ones are counted", () => {
  const rows = new Map([
    [1, { author: author("Анна"), url: "https://a.example/1" }],
    [2, { author: author("Анна"), url: "https://a.example/2" }],
    [3, { author: author("Анна"), url: "https://b.example/3" }],
    [4, { author: null, url: "https://a.example/4" }],
    [5, { author: author("Анна", "https://net.example/@anna"), url: null }],
    [6, { author: author("Аня", "https://net.example/@anna"), url: null }],
  ]);
  expect(authorsOf([1, 2, 3, 4, 5, 6, 7], (postId) => rows.get(postId))).toEqual({
    postIds: [1, 3, 5],
    without: 1,
    unseen: 1,
  });
});
