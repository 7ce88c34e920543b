import { expect, it } from "vitest";
import { openAccess } from "../access.ts";
import { readChannel, readComment, readVideo, textCount } from "./read-video.ts";

const now = new Date("2026-11-22T12:00:00Z");
const source = {
  kind: "youtube",
  url: "https://www.youtube.com/@a",
  namespace: "youtube",
  platform: "youtube",
  etag: null,
  lastModified: null,
  bodyHash: null,
  cursor: null,
  access: openAccess("youtube"),
} as const;

it.each([
  ["12", 12],
  ["0", 0],
  ["", null],
  ["-1", null],
  ["1e3", null],
  [12, null],
  [undefined, null],
])("counter %j", (given, count) => {
  expect(textCount(given)).toBe(count);
});

it.each([
  ["all hidden", {}, { likes: null, comments: null, views: null }],
  ["not counted yet", { viewCount: "0", likeCount: "0" }, { likes: 0, comments: null, views: null }],
  ["counted", { viewCount: "71", likeCount: "3", commentCount: "0" }, { likes: 3, comments: 0, views: 71 }],
])("statistics: %s", (_name, statistics, counters) => {
  const video = readVideo(source, { id: "palm1QdV8ZI", snippet: { title: "T" }, statistics }, now);
  expect(video?.post.engagement).toMatchObject(counters);
});

it.each([null, [], "x", {}, { id: 5 }, { snippet: {} }])("no video, no channel, no comment: %j", (item) => {
  expect([readVideo(source, item, now), readChannel(item), readComment(source, item, null, now)]).toEqual([
    null,
    null,
    null,
  ]);
});

it("hostile texts and times become plain ones", () => {
  const snippet = {
    title: "<b>T</b>\u0000",
    description: "a\u202eb <script>x</script>",
    publishedAt: "2031-01-01T00:00:00Z",
    channelId: "UC7vv3cBq14FRXajteZt6FEg",
    channelTitle: "N\u0000",
  };
  const { post } = readVideo(source, { id: "palm1QdV8ZI", snippet }, now) ?? {};
  expect(post).toMatchObject({
    url: "https://www.youtube.com/watch?v=palm1QdV8ZI",
    title: "T",
    publishedAt: now,
    dateFlag: "future_clamped",
    author: { name: "N", url: "https://www.youtube.com/channel/UC7vv3cBq14FRXajteZt6FEg" },
  });
  expect(post?.text).not.toMatch(/script|\u202e/);
});

it("subscribers that are hidden are not 0", () => {
  const statistics = { subscriberCount: "0", hiddenSubscriberCount: true };
  expect(readChannel({ id: "UC1", snippet: { customUrl: "@a" }, statistics })).toMatchObject({
    handle: "@a",
    subscribers: null,
  });
});
