import { expect, test } from "vitest";
import { readStatus } from "./read-status.ts";

const now = new Date("2026-11-01T12:00:00Z");
const status = {
  id: "113240205038109500",
  uri: "https://pies.example/users/anna/statuses/113240205038109500",
  url: "https://pies.example/@anna/113240205038109500",
  created_at: "2026-11-01T10:00:00.000Z",
  visibility: "public",
  content: "<p>Pies</p>",
  account: { acct: "anna", display_name: "Anna", url: "https://pies.example/@anna", followers_count: 0 },
  favourites_count: 0,
};
const read = (change: object) => readStatus({ ...status, ...change }, "activitypub", "pies.example", now);

test.each([
  {
    name: "an address with hidden ends is whole",
    content:
      '<p>See <a href="https://news.example/a/long/path"><span class="invisible">https://</span><span class="ellipsis">news.example/a/lo</span><span class="invisible">ng/path</span></a>!</p>',
    text: "See https://news.example/a/long/path!",
  },
  {
    name: "paragraphs, breaks, mentions and tags",
    content:
      '<p>One<br />two <span class="h-card"><a href="https://pies.example/@bo" class="u-url mention">@<span>bo</span></a></span></p><p><a href="/tags/x">#<span>Пироги</span></a></p>',
    text: "One\ntwo @bo\n\n#Пироги",
  },
  { name: "signs that are text", content: "<p>a &lt; b &amp; c</p>", text: "a < b & c" },
  { name: "script", content: "<p>a</p><script>alert(1)</script>", text: "a" },
  {
    name: "the address of a quoted post",
    content: '<p class="quote-inline">RE: <a href="https://x.example/1">x</a></p><p>Yes</p>',
    text: "Yes",
  },
])("HTML to text: $name", ({ content, text }) => {
  expect(read({ content })?.post.text).toBe(text);
});

test("a warning stands before the text", () => {
  expect(read({ spoiler_text: "Food" })?.post.text).toBe("Food\n\nPies");
});

test("a local account gets its instance, a foreign one keeps its own", () => {
  expect(read({})?.post.author).toMatchObject({ handle: "@anna@pies.example", followers: 0 });
  expect(read({ account: { acct: "bo@else.example" } })?.post.author?.handle).toBe("@bo@else.example");
});

test("a 0 of an instance that is not the post's own is no 0", () => {
  expect(read({ replies_count: 2 })?.post.engagement).toEqual({
    likes: 0,
    comments: 2,
    shares: null,
    views: null,
    isApproximate: false,
  });
  expect(read({ account: { acct: "bo@else.example" }, replies_count: 2 })?.post.engagement).toEqual({
    likes: null,
    comments: 2,
    shares: null,
    views: null,
    isApproximate: true,
  });
});

test.each([
  { name: "private", change: { visibility: "private" } },
  { name: "direct", change: { visibility: "direct" } },
  { name: "without uri", change: { uri: undefined } },
  { name: "with a number for an id", change: { id: 113240205038109500 } },
])("a status that is $name is left out", ({ change }) => {
  expect(read(change)).toBeNull();
});

test("boosts, bots and people who ask to be left alone are known", () => {
  expect(read({ reblog: { id: "1" } })?.isBoost).toBe(true);
  expect(read({ account: { acct: "b", bot: true, noindex: true } })).toMatchObject({
    isByBot: true,
    isUnlisted: true,
  });
});

test("a date in the future is clamped, what is no status is none", () => {
  expect(read({ created_at: "2030-01-01T00:00:00Z" })?.post).toMatchObject({
    publishedAt: now,
    dateFlag: "future_clamped",
  });
  for (const value of [null, 1, "x", [], {}]) expect(readStatus(value, "n", "i", now)).toBeNull();
});
