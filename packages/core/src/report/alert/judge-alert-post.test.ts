import { expect, test } from "vitest";
import { alertSeverity, causesOf, fitsCondition, isNewsToTell, type AlertPost } from "./judge-alert-post.ts";

const now = new Date("2026-11-20T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

function post(change: Partial<AlertPost> = {}): AlertPost {
  return {
    postId: 1,
    publishedAt: hoursAgo(1),
    foundAt: now,
    isNews: true,
    isSaidByPerson: false,
    severity: 3,
    direction: "crisis",
    also: ["clarification"],
    confidence: 0.8,
    storyId: 9,
    storyPosts: [hoursAgo(30), hoursAgo(3), hoursAgo(2), hoursAgo(1)],
    author: { authorId: 5, handle: "@Marina", watchedAs: "opinion_leader", followers: 12_000 },
    mentions: [
      { entityId: 3, kind: "executive", role: "episodic" },
      { entityId: 2, kind: "company", role: "main" },
    ],
    ...change,
  };
}

test.each([
  { name: "grave enough", condition: { kind: "severity", from: 3 }, fits: true },
  { name: "not grave enough", condition: { kind: "severity", from: 4 }, fits: false },
  {
    name: "its direction",
    condition: { kind: "direction", directions: ["crisis"], confidenceMin: 0.5 },
    fits: true,
  },
  {
    name: "its direction, unsure",
    condition: { kind: "direction", directions: ["crisis"], confidenceMin: 0.9 },
    fits: false,
  },
  {
    name: "another of its directions",
    condition: { kind: "direction", directions: ["clarification"], confidenceMin: 0.9 },
    fits: true,
  },
  { name: "an executive named in passing", condition: { kind: "executive", role: "any" }, fits: true },
  { name: "an executive it is not about", condition: { kind: "executive", role: "main" }, fits: false },
  {
    name: "a watched author",
    condition: { kind: "author", watched: ["opinion_leader"], handles: [], followersMin: null },
    fits: true,
  },
  {
    name: "a certain author, however written",
    condition: { kind: "author", watched: [], handles: ["marina"], followersMin: null },
    fits: true,
  },
  {
    name: "an author with readers",
    condition: { kind: "author", watched: [], handles: [], followersMin: 10_000 },
    fits: true,
  },
  {
    name: "an author with too few",
    condition: { kind: "author", watched: [], handles: [], followersMin: 50_000 },
    fits: false,
  },
  {
    name: "nobody asked for",
    condition: { kind: "author", watched: [], handles: [], followersMin: null },
    fits: false,
  },
  { name: "a story that grew", condition: { kind: "story", posts: 3, hours: 3 }, fits: true },
  { name: "a story that grew too slowly", condition: { kind: "story", posts: 4, hours: 3 }, fits: false },
  { name: "a story of that size", condition: { kind: "story", posts: 4, hours: 48 }, fits: true },
  { name: "whatever the query finds", condition: { kind: "query" }, fits: true },
] as const)("$name: $fits", ({ condition, fits }) => {
  expect(fitsCondition(condition, post())).toBe(fits);
});

test("without author, story or counters nothing is guessed", () => {
  const bare = post({ author: null, storyPosts: null, storyId: null, mentions: [] });
  const nobody = { kind: "author", watched: ["opinion_leader"], handles: [""], followersMin: 0 } as const;
  expect(fitsCondition(nobody, bare)).toBe(false);
  expect(fitsCondition({ kind: "story", posts: 1, hours: 24 }, bare)).toBe(false);
  const unknown = post({ author: { authorId: 5, handle: null, watchedAs: null, followers: null } });
  expect(fitsCondition({ kind: "author", watched: [], handles: [], followersMin: 0 }, unknown)).toBe(false);
});

test.each([
  { name: "it came now", change: {}, is: true },
  { name: "a model reads it differently", change: { isNews: false }, is: false },
  { name: "a person has just said so", change: { isNews: false, isSaidByPerson: true }, is: true },
  { name: "it is old", change: { publishedAt: hoursAgo(49) }, is: false },
  {
    name: "it is old, and a person has said so",
    change: { publishedAt: hoursAgo(49), isSaidByPerson: true },
    is: false,
  },
])("news: $name", ({ change, is }) => {
  expect(isNewsToTell(post(change), now)).toBe(is);
});

test.each([
  { groupBy: "rule", change: {}, causes: ["rule"] },
  { groupBy: "post", change: {}, causes: ["post-1"] },
  { groupBy: "story", change: {}, causes: ["story-9"] },
  { groupBy: "story", change: { storyId: null }, causes: ["post-1"] },
  { groupBy: "author", change: {}, causes: ["author-5"] },
  { groupBy: "author", change: { author: null }, causes: ["post-1"] },
  { groupBy: "entity", change: {}, causes: ["entity-2", "entity-3"] },
] as const)("grouped by $groupBy: $causes", ({ groupBy, change, causes }) => {
  expect(causesOf({ groupBy, condition: { kind: "query" } }, post(change))).toEqual(causes);
});

test("of those named, an executive rule is grouped by executives alone", () => {
  const rule = { groupBy: "entity", condition: { kind: "executive", role: "any" } } as const;
  expect(causesOf(rule, post())).toEqual(["entity-3"]);
});

test.each([
  { severity: 2, posts: [5], is: 2 },
  { severity: "post", posts: [2, 4, 3], is: 4 },
  { severity: "post", posts: [], is: 1 },
] as const)("severity $severity of posts $posts is $is", ({ severity, posts, is }) => {
  expect(alertSeverity({ severity }, posts)).toBe(is);
});
