import { setTimeout as after } from "node:timers/promises";
import { openAccess } from "@earshot/sources/access";
import type { PollSource } from "@earshot/sources/connector";
import { jetstreamConnector } from "@earshot/sources/jetstream/jetstream-connector";
import { createSocketDoor } from "@earshot/sources/open-socket";
import type { Missed, StreamEvent } from "@earshot/sources/stream";
import { startWorld } from "@earshot/world/server";
import type { World } from "@earshot/world/server";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { until } from "../support/until.ts";

let world: World;
const clock = { aheadMs: 0 };
const now = () => new Date(Date.now() + clock.aheadMs);
const record = (text: string) => ({ $type: "app.bsky.feed.post", text, createdAt: now().toISOString() });
const did = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa";

beforeAll(async () => {
  world = await startWorld({ port: 0, now });
});
afterAll(() => world.close());

const paths = { 1: "/subscribe", 2: "/xrpc/network.bsky.jetstream.subscribeEvents" } as const;

/** Listens until `end`, as a process would that keeps what it is told. */
function listen(version: 1 | 2, given: { cursor?: unknown; silenceMs?: number; query?: string } = {}) {
  const stopping = new AbortController();
  const door = createSocketDoor({ allowHosts: () => [new URL(world.url).host], userAgent: () => "test" });
  const heard = {
    events: [] as StreamEvent[],
    missed: [] as Missed[],
    failures: [] as string[],
    opened: 0,
    cursor: null as unknown,
    /** Full until told otherwise. */
    room: null as Promise<void> | null,
  };
  const source: PollSource = {
    kind: "jetstream",
    url: `https://jetstream.example${paths[version]}${given.query ?? ""}`,
    namespace: "at",
    platform: "bluesky",
    etag: null,
    lastModified: null,
    bodyHash: null,
    cursor: given.cursor ?? null,
    access: { ...openAccess("jetstream"), services: { stream: `${world.netUrl("jetstream")}/stream` } },
  };
  const over = jetstreamConnector.listen(
    source,
    {
      wants: (post) => !post.text.startsWith("dull"),
      take: (event) => void heard.events.push(event),
      moved: (cursor) => (heard.cursor = JSON.parse(JSON.stringify(cursor))),
      missed: (missed) => void heard.missed.push(missed),
      opened: () => (heard.opened += 1),
      failed: ({ message }) => void heard.failures.push(message),
      room: () => heard.room,
    },
    {
      openSocket: door,
      now,
      random: () => 0.5,
      signal: stopping.signal,
      limits: { silenceMs: given.silenceMs ?? 20_000, pauseMs: 20, pauseMsMax: 100 },
    },
  );
  // Also of a test that failed: another's listener counts among those of the world.
  onTestFinished(async () => {
    stopping.abort();
    await over;
    await until(() => world.jetstream.listeners() === 0);
  });
  return {
    heard,
    texts: () => heard.events.flatMap((event) => (event.kind === "post" ? event.post.text : [])),
    async end() {
      stopping.abort();
      await over;
      return heard;
    },
  };
}

let posted = 0;
function post(text: string, rkey = `3mtest${(posted += 1)}`): string {
  world.jetstream.append(did, {
    kind: "commit",
    operation: "create",
    collection: "app.bsky.feed.post",
    rkey,
    record: record(text),
    cid: "bafy",
  });
  return rkey;
}

describe.each([1, 2] as const)("version %i", (version) => {
  test("posts come as they are written; what is not wanted is not taken", async () => {
    const listener = listen(version);
    await until(() => world.jetstream.listeners() > 0);
    post("dull");
    post("one");
    const published = world.publish({
      sourceId: "bsky",
      text: "of the world",
      author: { handle: "ann.example" },
    });
    world.edit(published.id, "of the world, corrected");
    world.remove(published.id);
    await until(() => listener.heard.events.some((event) => event.kind === "delete"));
    const { events, missed, failures } = await listener.end();
    const posts = events.flatMap((event) => (event.kind === "post" ? [event] : []));
    expect(posts.map((event) => [event.post.text, event.isEdit])).toEqual([
      ["one", false],
      ["of the world", false],
      ["of the world, corrected", true],
    ]);
    expect(posts[0]?.post).toMatchObject({
      namespace: "at",
      externalId: expect.stringContaining(`at://${did}/app.bsky.feed.post/`),
      author: { handle: did },
    });
    expect(events.at(-1)).toEqual({ kind: "delete", externalId: posts[1]?.post.externalId });
    expect([missed, failures]).toEqual([[], []]);
    expect(world.jetstream.listeners()).toBe(0);
  });

  test("after a break listening goes on where it stood: nothing is lost, and nothing comes twice", async () => {
    const listener = listen(version);
    await until(() => world.jetstream.listeners() > 0);
    post("before the break");
    await until(() => listener.texts().length === 1);
    world.jetstream.cut();
    for (let n = 0; n < 20; n += 1) post(`during the break ${n}`);
    await until(() => listener.texts().length >= 21);
    post("after");
    await until(() => listener.texts().includes("after"));
    const { cursor, missed } = await listener.end();
    const distinct = new Set(listener.texts());
    expect(distinct.size).toBe(22);
    // Of the first version the last event may come once more: time alone does not tell two apart.
    expect(listener.texts().length - distinct.size).toBeLessThanOrEqual(version === 1 ? 1 : 0);
    expect(missed).toEqual([]);
    post("while nobody listened");
    const next = listen(version, { cursor });
    await until(() => next.texts().includes("while nobody listened"));
    await next.end();
    expect(next.texts().filter((text) => text !== "after")).toEqual(["while nobody listened"]);
  });

  test("what is written while the very first connection is broken comes, though nothing came before", async () => {
    const listener = listen(version);
    await until(() => listener.heard.cursor !== null);
    expect(listener.texts()).toEqual([]);
    world.jetstream.cut();
    const text = `first of version ${version}`;
    post(text);
    await until(() => listener.texts().includes(text));
    await listener.end();
    const next = listen(version, { cursor: listener.heard.cursor });
    post("to a listener that came back");
    await until(() => next.texts().includes("to a listener that came back"));
    await next.end();
  });

  test("a cursor from before what is kept is told as a gap", async () => {
    const first = listen(version);
    await until(() => world.jetstream.listeners() > 0);
    post("the last that was heard");
    await until(() => first.texts().length === 1);
    const { cursor } = await first.end();
    const heardAt = now();
    clock.aheadMs += 2 * 3_600_000;
    post("never heard");
    clock.aheadMs += 3_600_000;
    post("the oldest that is kept");
    world.jetstream.forget(1);
    const second = listen(version, { cursor });
    await until(() => second.texts().length === 1);
    const { missed } = await second.end();
    expect(second.texts()).toEqual(["the oldest that is kept"]);
    expect(missed).toHaveLength(1);
    expect(Math.abs(Number(missed[0]?.from) - Number(heardAt))).toBeLessThan(60_000);
    expect(Math.abs(Number(missed[0]?.to) - Number(now()))).toBeLessThan(60_000);
  });

  test("an account closed for good takes its posts along; one that may come back, and another's trouble, do not", async () => {
    const listener = listen(version);
    await until(() => world.jetstream.listeners() > 0);
    const append = (change: { active: boolean; status?: string }) =>
      world.jetstream.append(did, { kind: "account", ...change });
    append({ active: false, status: "takendown" });
    append({ active: true });
    append({ active: false, status: "throttled" });
    world.jetstream.append(did, { kind: "identity", handle: "new.example" });
    append({ active: false, status: "deactivated" });
    append({ active: false, status: "suspended" });
    append({ active: false });
    append({ active: false, status: "deleted" });
    post("end");
    await until(() => listener.texts().length === 1);
    const { events } = await listener.end();
    expect(events.slice(0, -1)).toEqual([
      { kind: "account_gone", account: did },
      { kind: "account_gone", account: did },
    ]);
  });

  test("a connection that says nothing any more is given up", async () => {
    const listener = listen(version, { silenceMs: 120 });
    await until(() => world.jetstream.listeners() > 0);
    world.jetstream.hush(true);
    post("unheard");
    await until(() => listener.heard.failures.some((message) => message.includes("nothing came")));
    world.jetstream.hush(false);
    await listener.end();
  });

  test("while there is no room nothing is read, and the connection is not given up", async () => {
    const listener = listen(version, { silenceMs: 120 });
    await until(() => world.jetstream.listeners() > 0);
    let open = () => {};
    listener.heard.room = new Promise((resolve) => (open = resolve));
    post("fills it");
    await until(() => listener.texts().length > 0);
    // A slow machine may take its own standstill until then for a silent connection.
    const before = [listener.texts().length, listener.heard.failures.length];
    for (let n = 0; n < 3; n += 1) post(`waits ${n}`);
    await after(300);
    expect([listener.texts().length, listener.heard.failures.length]).toEqual(before);
    listener.heard.room = null;
    open();
    await until(() => listener.texts().includes("waits 2"));
    await listener.end();
  });

  test("accounts narrow a stream down, and their silence is no trouble", async () => {
    const other = "did:plc:bbbbbbbbbbbbbbbbbbbbbbbb";
    const listener = listen(version, { silenceMs: 800, query: `?wantedDids=${other}` });
    await until(() => listener.heard.opened > 0);
    post("not asked for");
    await after(1_800);
    world.jetstream.append(other, {
      kind: "commit",
      operation: "create",
      collection: "app.bsky.feed.post",
      rkey: "3mother",
      record: record("asked for"),
      cid: "bafy",
    });
    await until(() => listener.texts().length > 0);
    const { failures } = await listener.end();
    expect(listener.texts()).toEqual(["asked for"]);
    expect(failures).toEqual([]);
  });
});

test("who reads too slowly is told so, and comes back to the same place", async () => {
  const listener = listen(2);
  await until(() => world.jetstream.listeners() > 0);
  post("first");
  await until(() => listener.texts().length === 1);
  world.jetstream.cut("ConsumerTooSlow");
  post("second");
  await until(() => listener.texts().includes("second"));
  const { failures, missed } = await listener.end();
  expect(listener.texts()).toEqual(["first", "second"]);
  expect(failures[0]).toContain("ConsumerTooSlow");
  expect(missed).toEqual([]);
});

test("a private address is refused", () => {
  const door = createSocketDoor({ allowHosts: () => [], userAgent: () => "test" });
  const way = { protocols: [], proxy: null };
  expect(door(`ws://127.0.0.1:${world.port}/net/jetstream/stream/subscribe`, way)).toMatchObject({
    ok: false,
    code: "refused_address",
  });
});
