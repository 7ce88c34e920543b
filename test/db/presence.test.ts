import type { PostAuthor } from "@earshot/core/collect/post";
import { savePosts } from "@earshot/db/queries/collect";
import { engagementCurves, ownAccounts, ownPosts } from "@earshot/db/queries/presence";
import { readOwnTexts } from "@earshot/db/queries/own-texts";
import { noteReadings } from "@earshot/db/queries/refresh";
import { beforeAll, expect, test } from "vitest";
import { collected, engaged, later, makeEntity, makeSource, now, useDatabase } from "./rig.ts";

const database = useDatabase();
let entityId = 0;
const ids = new Map<string, { postId: number; month: string }>();

const leader = author("@dezhkin");
const guest = author("@guest");

function author(handle: string): PostAuthor {
  return { handle, name: handle.slice(1), url: null, bio: null, followers: null };
}

function said(externalId: string, by: PostAuthor, parentExternalId: string | null, minutes: number) {
  const facts = { externalId, author: by, parentExternalId, rootExternalId: parentExternalId };
  return collected({
    ...facts,
    namespace: "vk",
    platform: "vk",
    text: `text ${externalId}`,
    publishedAt: later(minutes - 60),
    engagement: engaged({ likes: minutes }),
  });
}

beforeAll(async () => {
  const { db } = database;
  const handle = {
    text: "@dezhkin_en",
    kind: "handle",
    role: "match",
    needsContext: false,
    isCaseSensitive: false,
  } as const;
  entityId = await makeEntity(db, "Дёжкин", { kind: "executive", terms: [handle] });
  const own = await makeSource(db, {
    kind: "vk",
    platform: "vk",
    url: "https://vk.com/dezhkin",
    name: "Стена",
    ownerEntityId: entityId,
  });
  const news = await makeSource(db, { kind: "vk", url: "https://vk.com/news" });
  const wall = [
    said("1", leader, null, 1),
    said("2", leader, null, 2),
    said("3", guest, "1", 3),
    said("4", guest, "3", 4),
    said("5", leader, "3", 5),
    said("6", guest, null, 6),
  ];
  const elsewhere = [
    said("7", guest, null, 7),
    said("8", leader, "7", 8),
    said("9", author("@Dezhkin_EN"), null, 9),
    said("10", author("@dezhkin_fan"), null, 10),
  ];
  for (const [sourceId, posts] of [
    [own, wall],
    [news, elsewhere],
  ] as const) {
    const saved = await savePosts(db, { sourceId, posts, now });
    saved.forEach((post, at) => ids.set(posts[at]?.externalId ?? "", post));
  }
});

const asked = { since: later(-1_440), limit: 100 };
const idOf = (externalId: string): number => ids.get(externalId)?.postId ?? 0;

test("own posts are those of whoever begins the threads of the account, and of its handles elsewhere", async () => {
  const posts = await ownPosts(database.db, { ...asked, entityId, what: "posts" });
  expect(posts.map(({ text }) => text)).toEqual(["text 9", "text 2", "text 1"]);
  expect(posts.at(-1)).toMatchObject({
    answerCount: 3,
    isReply: false,
    sourceName: "Стена",
    likes: 1,
    views: null,
  });
});

test("replies are found in other accounts too, with what they answer", async () => {
  const replies = await ownPosts(database.db, { ...asked, entityId, what: "replies" });
  expect(replies.map(({ text, answers }) => [text, answers])).toEqual([
    ["text 8", { postId: idOf("7"), authorName: "guest", text: "text 7" }],
    ["text 5", { postId: idOf("3"), authorName: "guest", text: "text 3" }],
  ]);
});

test("own texts are posts and replies together, newest first, without those of others", async () => {
  const { own, others } = await readOwnTexts(database.db, entityId, now);
  expect(own.map(({ text, isReply }) => [text, isReply])).toEqual([
    ["text 9", false],
    ["text 8", true],
    ["text 5", true],
    ["text 2", false],
    ["text 1", false],
  ]);
  expect(others).toEqual([]);
});

test("nothing older than asked for, and nobody without accounts and handles", async () => {
  expect(await ownPosts(database.db, { ...asked, entityId, what: "posts", since: later(0) })).toEqual([]);
  const other = await makeEntity(database.db, "Другая");
  expect(await ownPosts(database.db, { ...asked, entityId: other, what: "posts" })).toEqual([]);
  expect(await ownAccounts(database.db, other)).toEqual([]);
});

test("accounts tell whether they can be read", async () => {
  expect(await ownAccounts(database.db, entityId)).toMatchObject([
    { name: "Стена", platform: "vk", state: "new", readsComments: false },
  ]);
});

test("the curve of a post is its counters at the times at which they were read", async () => {
  const place = ids.get("2") ?? { postId: 0, month: "" };
  await noteReadings(database.db, [place], later(15));
  await database.pool.query("update post set likes = 20 where post_id = $1", [place.postId]);
  await noteReadings(database.db, [place], later(60));
  expect((await engagementCurves(database.db, [place.postId, idOf("1")])).get(place.postId)).toEqual([
    { at: later(15), likes: 2, comments: null, shares: null, views: null },
    { at: later(60), likes: 20, comments: null, shares: null, views: null },
  ]);
});
