import { streamPace } from "@earshot/collect/streams/streams-deps";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPart } from "../faults/parts.ts";
import type { Part } from "../faults/parts.ts";
import { until } from "../support/until.ts";
import { openStreamRig } from "./stream-rig.ts";
import type { StreamRig } from "./stream-rig.ts";

/** What is promised. */
const takeOverMsMax = 30_000;

let streams: StreamRig;
let part: Part;
let writing: NodeJS.Timeout | undefined;

beforeAll(async () => {
  streams = await openStreamRig();
  part = await startPart("collect", {
    DATABASE_URL: streams.databaseUrl,
    EARSHOT_ALLOW_HOSTS: new URL(streams.world.url).host,
  });
});
afterAll(async () => {
  clearInterval(writing);
  await part.kill();
  await streams.close();
});

test("a process that is killed is followed by another within half a minute, and no post is lost or doubled", async () => {
  const { world, post, rig } = streams;
  const owner = async () =>
    (await rig.rows<{ owner: string | null }>("select owner from stream_lease"))[0]?.owner;
  const storedCount = async () =>
    Number((await rig.rows<{ n: string }>("select count(*) as n from post"))[0]?.n);
  const ids: string[] = [];
  await until(() => world.jetstream.listeners() === 1);
  const before = await owner();
  // The one that follows looks and waits as any other process does.
  streams.listen(streamPace);
  writing = setInterval(() => ids.push(post(`Заслонка, запись ${ids.length}`)), 25);
  await until(async () => (await storedCount()) > 20);
  expect(world.jetstream.listeners()).toBe(1);

  await part.kill();
  await until(async () => (await owner()) !== before && world.jetstream.listeners() === 1);
  clearInterval(writing);
  await until(async () => (await storedCount()) === ids.length);
  const stored = await rig.rows<{ external_id: string }>("select external_id from post");
  expect(new Set(stored.map((row) => row.external_id))).toEqual(new Set(ids));
  expect(await rig.rows("select from source_gap")).toEqual([]);
  // By what was waited for here, whatever the machine adds to it.
  expect(streamPace.leaseMs + streamPace.lookMs).toBeLessThan(takeOverMsMax);
});
