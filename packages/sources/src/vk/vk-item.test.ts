import { describe, expect, test } from "vitest";
import { readComment, readItem, type ReadingVk } from "./vk-item.ts";
import { readPeople } from "./vk-people.ts";

const site = "https://vk.com";
const people = readPeople(
  {
    profiles: [
      { id: 7, first_name: "Анна", last_name: "П.", screen_name: "anna", followers_count: 12 },
      { id: "8", first_name: "No" },
      { id: 9, first_name: "Лев" },
    ],
    groups: [{ id: 1, name: "Пироги", screen_name: "pies", members_count: 500 }],
  },
  site,
);
const reading: ReadingVk = {
  source: { namespace: "vk", platform: "vk" },
  people,
  site,
  now: new Date("2026-11-20T12:00:00Z"),
};
const date = Date.parse("2026-11-20T10:00:00Z") / 1_000;
const full = {
  id: 2,
  owner_id: -1,
  from_id: -1,
  date,
  edited: date + 60,
  post_type: "post",
  text: "Пироги #новые",
  likes: { count: 5 },
  reposts: { count: 0 },
  comments: { count: 3 },
  views: { count: 900 },
};

describe("a post", () => {
  test("with everything", () => {
    expect(readItem(full, reading)).toEqual({
      kind: "post",
      number: 2,
      isPinned: false,
      comments: 3,
      post: {
        namespace: "vk",
        platform: "vk",
        externalId: "-1_2",
        url: "https://vk.com/wall-1_2",
        title: null,
        text: "Пироги #новые",
        author: { handle: "pies", name: "Пироги", url: "https://vk.com/pies", bio: null, followers: 500 },
        publishedAt: new Date("2026-11-20T10:00:00Z"),
        dateFlag: null,
        editedAt: new Date("2026-11-20T10:01:00Z"),
        parentExternalId: null,
        rootExternalId: null,
        engagement: { likes: 5, comments: 3, shares: 0, views: 900, isApproximate: false },
        statedLanguage: null,
        tags: ["новые"],
      },
    });
  });

  test("counters that are missing are unknown, not nought", () => {
    const { likes: _likes, views: _views, ...bare } = full;
    expect(readItem({ ...bare, comments: {} }, reading)).toMatchObject({
      comments: null,
      post: { engagement: { likes: null, comments: null, shares: 0, views: null } },
    });
  });

  test.each<[name: string, from: number, author: unknown]>([
    ["a community, whose number is below zero", -1, { handle: "pies", followers: 500 }],
    ["a person", 7, { handle: "anna", name: "Анна П.", followers: 12 }],
    ["a person of one name", 9, { handle: "id9", name: "Лев", followers: null }],
    ["a community that the answer does not tell about", -44, { handle: "club44", name: null }],
    ["a person that the answer does not tell about", 8, { handle: "id8", url: "https://vk.com/id8" }],
  ])("by %s", (_name, from, author) => {
    expect(readItem({ ...full, from_id: from }, reading)).toMatchObject({ post: { author } });
  });

  test.each<[name: string, item: unknown]>([
    ["not published yet", { ...full, post_type: "postpone" }],
    ["suggested by a reader", { ...full, post_type: "suggest" }],
    ["without a number", { ...full, id: "2" }],
    ["without a wall", { ...full, owner_id: null }],
    ["no object", "x"],
  ])("%s is none", (_name, item) => {
    expect(readItem(item, reading)).toBeNull();
  });

  test.each([{ is_deleted: true }, { deleted: 1 }])("%j: VK says that it is gone", (flag) => {
    expect(readItem({ ...full, ...flag, text: "" }, reading)).toEqual({
      kind: "gone",
      externalId: "-1_2",
      number: 2,
    });
  });

  test.each([
    [0, "missing"],
    [date + 9_999, "future_clamped"],
    [1e15, "missing"],
  ])("of the time %i is %s", (time, dateFlag) => {
    expect(readItem({ ...full, date: time }, reading)).toMatchObject({
      post: { publishedAt: reading.now, dateFlag },
    });
  });
});

describe("a comment", () => {
  const below = { owner: -1, post: 2 };
  const comment = { id: 5, from_id: 7, date, text: "Да", parents_stack: [], likes: { count: 1 } };
  test.each<[name: string, more: Record<string, unknown>, parent: string, url: string]>([
    ["of the first level answers the post", {}, "-1_2", "?reply=5"],
    ["of a branch answers its comment", { parents_stack: [4] }, "-1_2_r4", "?reply=5&thread=4"],
    [
      "of a branch may answer another one of it",
      { parents_stack: [3], reply_to_comment: 4 },
      "-1_2_r4",
      "?reply=5&thread=3",
    ],
    ["does not answer itself", { reply_to_comment: 5 }, "-1_2", "?reply=5"],
    ["with a broken stack answers the post", { parents_stack: "x" }, "-1_2", "?reply=5"],
  ])("%s", (_name, more, parentExternalId, query) => {
    expect(readComment({ ...comment, ...more }, below, reading)).toMatchObject({
      kind: "post",
      post: {
        externalId: "-1_2_r5",
        parentExternalId,
        rootExternalId: "-1_2",
        url: `https://vk.com/wall-1_2${query}`,
        engagement: { likes: 1, comments: null, shares: null, views: null },
      },
    });
  });

  test("that was deleted is gone, although it has no text and no author", () => {
    const item = { id: 5, from_id: 0, text: "", deleted: true, thread: { count: 1, items: [{}] } };
    expect(readComment(item, below, reading)).toEqual({ kind: "gone", externalId: "-1_2_r5", number: 5 });
  });

  test("found by a search is the same as in the thread", () => {
    const found = { ...comment, owner_id: -1, post_id: 2, post_type: "reply", parents_stack: [4] };
    expect(readItem(found, reading)).toEqual(readComment({ ...comment, parents_stack: [4] }, below, reading));
  });
});
