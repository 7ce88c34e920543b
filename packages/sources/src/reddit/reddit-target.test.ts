import { expect, it } from "vitest";
import { withoutFooter } from "./reddit-feed.ts";
import { listingOf, readRedditTarget } from "./reddit-target.ts";

it.each([
  ["https://www.reddit.com/r/pies", { kind: "posts", sub: "pies" }],
  ["https://old.reddit.com/r/pies/new/.rss", { kind: "posts", sub: "pies" }],
  ["https://www.reddit.com/r/pies+soup/top/?t=week", { kind: "posts", sub: "pies+soup" }],
  ["https://www.reddit.com/r/pies/comments/", { kind: "comments", sub: "pies" }],
  ["https://www.reddit.com/r/pies/comments/.rss", { kind: "comments", sub: "pies" }],
  ["https://www.reddit.com/r/pies/comments/1abcd/title/", null],
  ["https://www.reddit.com/user/anna-b", { kind: "user", name: "anna-b" }],
  ["https://www.reddit.com/u/anna/.rss", { kind: "user", name: "anna" }],
  ["https://www.reddit.com/search?q=meat+pies&sort=new", { kind: "search", phrase: "meat pies", sub: null }],
  ["https://www.reddit.com/search.rss?q=pies", { kind: "search", phrase: "pies", sub: null }],
  ["https://www.reddit.com/r/pies/search?q=tea", { kind: "search", phrase: "tea", sub: "pies" }],
  ["https://www.reddit.com/search?q=", null],
  ["https://www.reddit.com/r/../user", null],
  ["https://www.reddit.com/", null],
  ["https://reddit.com.example/r/pies", null],
  ["pies", null],
])("%s", (address, target) => {
  expect(readRedditTarget(address)).toEqual(target);
});

it("a search inside a community stays there", () => {
  expect(listingOf({ kind: "search", phrase: "tea", sub: "pies" })).toEqual({
    path: "/r/pies/search",
    params: { q: "tea", sort: "new", type: "link", restrict_sr: "1" },
  });
});

it.each([
  ["text\n\nsubmitted by /u/anna [link] [comments]", "text"],
  ["text submitted by /u/anna to r/pies [link] [comments]", "text"],
  ["submitted by /u/anna [link] [comments]", ""],
  ["I was submitted by /u/anna once", "I was submitted by /u/anna once"],
])("footer of %j", (text, rest) => {
  expect(withoutFooter(text)).toBe(rest);
});
