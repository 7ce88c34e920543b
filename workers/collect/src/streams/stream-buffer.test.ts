import type { EntityMatch } from "@earshot/core/match/entity";
import type { CollectedPost } from "@earshot/core/collect/post";
import { expect, test } from "vitest";
import { createStreamBuffer } from "./stream-buffer.ts";

const now = new Date("2026-11-01T12:00:00Z");

function post(text: string): CollectedPost {
  return {
    namespace: "at",
    externalId: text,
    platform: "bluesky",
    url: null,
    title: null,
    text,
    author: null,
    publishedAt: now,
    dateFlag: null,
    editedAt: null,
    parentExternalId: null,
    rootExternalId: null,
    engagement: { likes: null, comments: null, shares: null, views: null, isApproximate: false },
    statedLanguage: null,
    tags: [],
  };
}

/** A buffer whose matcher finds the word "hit". */
function openBuffer() {
  const buffer = createStreamBuffer(() => now);
  const match: EntityMatch = { entityId: 1, role: "main", hits: [] };
  buffer.use({ version: 1, match: ({ text }) => (text.includes("hit") ? [match] : []) });
  const give = (text: string, isEdit = false) => {
    if (buffer.sink.wants(post(text), isEdit)) buffer.sink.take({ kind: "post", post: post(text), isEdit });
  };
  return { buffer, give };
}

test("hits are kept, edits that hit nothing stand apart, everything is counted", () => {
  const { buffer, give } = openBuffer();
  give("a hit");
  give("dull");
  give("dull by now", true);
  give("a hit by now", true);
  buffer.sink.take({ kind: "delete", externalId: "x" });
  buffer.sink.moved({ at: 7 }, now);
  const drained = buffer.drain();
  expect(drained.hits.map(({ text }) => text)).toEqual(["a hit", "a hit by now"]);
  expect(drained.edits.map(({ text }) => text)).toEqual(["dull by now"]);
  expect(drained).toMatchObject({ deletedIds: ["x"], seen: 4, cursor: { at: 7 }, cursorAt: now });
  expect(buffer.drain()).toMatchObject({ hits: [], seen: 0, cursor: null });
});

test("a full buffer has no room until it is drained", async () => {
  const { buffer } = openBuffer();
  for (let n = 0; n < 4_999; n += 1) buffer.sink.take({ kind: "delete", externalId: String(n) });
  expect(buffer.sink.room()).toBeNull();
  buffer.sink.take({ kind: "delete", externalId: "last" });
  const room = buffer.sink.room();
  expect(room).not.toBeNull();
  expect(buffer.sink.room()).toBe(room);
  buffer.drain();
  await room;
  expect(buffer.sink.room()).toBeNull();
});

test("a trouble begins with its first failure and ends when the stream is open", () => {
  const { buffer } = openBuffer();
  const failure = { code: "connect", message: "closed", httpStatus: null } as const;
  buffer.sink.failed(failure);
  buffer.sink.failed({ ...failure, message: "closed again" });
  expect(buffer.trouble()).toEqual({ ...failure, message: "closed again", since: now });
  expect(buffer.hasOpened()).toBe(false);
  buffer.sink.opened();
  expect([buffer.trouble(), buffer.hasOpened()]).toEqual([null, true]);
});
