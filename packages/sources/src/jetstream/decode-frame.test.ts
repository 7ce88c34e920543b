import { expect, test } from "vitest";
import { decodeFrame } from "./decode-frame.ts";

const did = "did:plc:2a7ygipkrbh544aqhcav53oy";
const record = { $type: "app.bsky.feed.post", text: "Пирог" };
const commit = {
  operation: "create",
  collection: "app.bsky.feed.post",
  rkey: "3m5032d0ea2a2",
  record,
  cid: "bafy",
};
const timeUs = 1_793_529_000_123_456;
const time = "2026-11-01T10:30:00.123456Z";
const first = (more: object) => ({ did, time_us: timeUs, ...more });
const second = (name: string, more: object) => ({
  $type: "message",
  payload: { $type: `network.bsky.jetstream.subscribeEvents#${name}`, seq: 42, did, time, ...more },
});
const { cid: _cid, ...told } = commit;

test.each([
  {
    name: "a commit",
    v1: first({ kind: "commit", commit: { rev: "3m", ...commit } }),
    v2: second("commit", { rev: "3m", ...commit }),
    frame: { kind: "commit", did, ...told },
  },
  {
    name: "a deletion",
    v1: first({
      kind: "commit",
      commit: { operation: "delete", collection: "app.bsky.feed.post", rkey: "3m" },
    }),
    v2: second("commit", { operation: "delete", collection: "app.bsky.feed.post", rkey: "3m" }),
    frame: {
      kind: "commit",
      did,
      operation: "delete",
      collection: "app.bsky.feed.post",
      rkey: "3m",
      record: undefined,
    },
  },
  {
    name: "a closed account",
    v1: first({ kind: "account", account: { active: false, did, seq: 1, status: "takendown", time } }),
    v2: second("account", { account: { active: false, did, seq: 1, status: "takendown", time } }),
    frame: { kind: "account", did, isActive: false, status: "takendown" },
  },
  {
    name: "an identity",
    v1: first({ kind: "identity", identity: { did } }),
    v2: second("identity", { identity: { did } }),
    frame: { kind: "other" },
  },
  {
    name: "a kind from the future",
    v1: first({ kind: "later" }),
    v2: second("sync", {}),
    frame: { kind: "other" },
  },
])("both versions tell $name alike", ({ v1, v2, frame }) => {
  expect(decodeFrame(JSON.stringify(v1))).toEqual({ ...frame, seq: null, timeUs });
  expect(decodeFrame(JSON.stringify(v2))).toEqual({ ...frame, seq: 42, timeUs });
});

test("notices and errors have no place in the stream", () => {
  const info = {
    $type: "message",
    payload: {
      $type: "network.bsky.jetstream.subscribeEvents#info",
      name: "OutdatedCursor",
      message: "resumed from 7",
    },
  };
  expect(decodeFrame(JSON.stringify(info))).toEqual({
    kind: "info",
    name: "OutdatedCursor",
    message: "resumed from 7",
  });
  expect(decodeFrame('{"$type":"error","error":"ConsumerTooSlow","message":"x"}')).toEqual({
    kind: "error",
    name: "ConsumerTooSlow",
    message: "x",
  });
});

test.each([
  "",
  "null",
  "[]",
  "{",
  '"x"',
  '{"did":5,"time_us":1,"kind":"commit"}',
  '{"did":"did:plc:a","time_us":1e300,"kind":"commit"}',
  '{"did":"did:plc:a","time_us":1,"kind":"commit","commit":{"operation":"create"}}',
  '{"$type":"message","payload":{"seq":1.5,"did":"did:plc:a","time":"2026-11-01T10:30:00Z"}}',
  '{"$type":"message","payload":{"seq":1,"did":"did:plc:a","time":"yesterday"}}',
])("%s is unreadable", (text) => {
  expect(decodeFrame(text)).toEqual({ kind: "unreadable" });
});
