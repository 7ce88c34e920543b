import { expect, it } from "vitest";
import { restOf } from "./hackernews-search.ts";
import { readHackerNewsTarget } from "./hackernews-target.ts";

const both = "(story,comment)";

it.each([
  [
    "https://hn.algolia.com/?q=meat+pies",
    { kind: "search", phrase: "meat pies", tags: both, isUrlOnly: false },
  ],
  [
    "https://hn.algolia.com/?query=pies&type=story&sort=byDate",
    { kind: "search", phrase: "pies", tags: "story", isUrlOnly: false },
  ],
  [
    "https://hn.algolia.com/?q=pies&type=comment",
    { kind: "search", phrase: "pies", tags: "comment", isUrlOnly: false },
  ],
  ["https://hn.algolia.com/", null],
  [
    "https://news.ycombinator.com/user?id=pg",
    { kind: "search", phrase: "", tags: `${both},author_pg`, isUrlOnly: false },
  ],
  [
    "https://news.ycombinator.com/submitted?id=pg",
    { kind: "search", phrase: "", tags: "story,author_pg", isUrlOnly: false },
  ],
  [
    "https://news.ycombinator.com/threads?id=pg",
    { kind: "search", phrase: "", tags: "comment,author_pg", isUrlOnly: false },
  ],
  [
    "https://news.ycombinator.com/from?site=pies.example",
    { kind: "search", phrase: "pies.example", tags: "story", isUrlOnly: true },
  ],
  ["https://news.ycombinator.com/item?id=40000001", { kind: "thread", id: "40000001" }],
  ["https://news.ycombinator.com/item?id=x", null],
  ["https://news.ycombinator.com/user?id=a),story", null],
  ["https://news.ycombinator.com/newest", null],
  ["nothing", null],
])("%s", (address, target) => {
  expect(readHackerNewsTarget(address)).toEqual(target);
});

it.each([
  ["fewer than a page: all was seen", { after: 10, to: null }, 999, [30, 20], null],
  ["a full page goes on below its oldest", { after: 10, to: null }, 1_000, [30, 20], { after: 10, to: 20 }],
  ["a second that fills the page is left", { after: 10, to: 20 }, 1_000, [20, 20], { after: 10, to: 19 }],
  ["down to where all is known", { after: 10, to: 30 }, 1_000, [30, 10], null],
  ["hits without times", { after: 10, to: null }, 1_000, [], null],
])("%s", (_name, slice, hits, times, rest) => {
  expect(restOf(slice, hits, times)).toEqual(rest);
});
