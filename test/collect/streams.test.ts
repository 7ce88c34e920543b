import { afterAll, beforeAll, expect, test } from "vitest";
import { openStreamRig } from "./stream-rig.ts";
import type { StreamRig } from "./stream-rig.ts";

let streams: StreamRig;

beforeAll(async () => {
  streams = await openStreamRig();
});
afterAll(() => streams.close());

const textsOf = async () => (await streams.stored()).map((post) => post.text);
const lease = async () => {
  const [row] = await streams.rig.rows<{ owner: string | null; seen: number; kept: number }>(
    "select owner, seen::int, kept::int from stream_lease",
  );
  return row;
};

test("only what mentions somebody watched is kept, and goes on to the analysis", async () => {
  const { rig, world, post, until } = streams;
  const listening = streams.listen();
  await until(() => world.jetstream.listeners() === 1);
  post("дождь и чай");
  const hit = post("Заслонка снова горячая");
  post("ничего про них");
  await until(async () => (await textsOf()).length === 1);
  expect(await textsOf()).toEqual(["Заслонка снова горячая"]);
  await until(() => rig.analysed.length === 1);
  await until(async () => (await lease())?.seen === 3);
  expect(await lease()).toMatchObject({ kept: 1 });
  const [row] = await rig.rows("select platform, namespace, external_id, mention_count::int from post");
  expect(row).toEqual({ platform: "bluesky", namespace: "at", external_id: hit, mention_count: 1 });

  // An edit matters for a post that is kept, and makes one that was not worth keeping.
  streams.change("update", hit, "она остыла");
  const dull = post("ещё дождь");
  streams.change("update", dull, "всё ещё дождь");
  await until(async () => (await textsOf())[0] === "она остыла");
  expect(await textsOf()).toEqual(["она остыла"]);

  // Deletions of posts that were never kept change nothing.
  streams.change("delete", dull);
  streams.change("delete", "at://did:plc:bbbbbbbbbbbbbbbbbbbbbbbb/app.bsky.feed.post/3munknown");
  streams.change("delete", hit);
  await until(async () => (await streams.stored())[0]?.deleted_at !== null);
  expect(await textsOf()).toEqual([""]);
  await listening.close();
  expect(await lease()).toMatchObject({ owner: null });
});

test("a closed account takes its posts along, and nobody else's", async () => {
  const { world, post, until } = streams;
  const listening = streams.listen();
  await until(() => world.jetstream.listeners() === 1);
  const other = "did:plc:cccccccccccccccccccccccc";
  post("Заслонка: от того, кто уйдёт", other);
  post("Заслонка: от того, кто останется");
  await until(async () => (await textsOf()).length === 3);
  world.jetstream.append(other, { kind: "account", active: false, status: "takendown" });
  await until(async () => (await textsOf())[1] === "");
  expect(await textsOf()).toEqual(["", "", "Заслонка: от того, кто останется"]);
  await listening.close();
});

test("one process listens at a time; the next one goes on where it stopped", async () => {
  const { world, post, until } = streams;
  const first = streams.listen();
  await until(() => world.jetstream.listeners() === 1);
  const second = streams.listen();
  post("Заслонка 1");
  await until(async () => (await textsOf()).includes("Заслонка 1"));
  expect(world.jetstream.listeners()).toBe(1);
  await first.close();
  post("Заслонка 2");
  await until(async () => (await textsOf()).includes("Заслонка 2"));
  await second.close();
  post("Заслонка 3");
  const third = streams.listen();
  await until(async () => (await textsOf()).includes("Заслонка 3"));
  await third.close();
  const numbered = (await textsOf()).filter((text) => /^Заслонка \d$/.test(text));
  expect(numbered).toEqual(["Заслонка 1", "Заслонка 2", "Заслонка 3"]);
});

test("who lost the lease saves nothing and stops", async () => {
  const { rig, world, post, until, sourceId } = streams;
  const listening = streams.listen({ beatMs: 60_000, lookMs: 60_000 });
  await until(() => world.jetstream.listeners() === 1);
  await rig.rows(
    "update stream_lease set owner = 'another', beat_at = now() + interval '1 hour' where source_id = $1",
    [sourceId],
  );
  post("Заслонка, которую сохранит другой");
  await until(() => world.jetstream.listeners() === 0);
  expect(await textsOf()).not.toContain("Заслонка, которую сохранит другой");
  await listening.close();
  expect(await lease()).toMatchObject({ owner: "another" });
  await rig.rows("update stream_lease set owner = null");
});

test("what a stream could not tell is a gap; its health stands in its log like that of any source", async () => {
  const { rig, world, until, sourceId, post } = streams;
  await rig.rows(
    "update stream_lease set cursor = jsonb_set(cursor, '{timeUs}', to_jsonb((cursor->>'timeUs')::bigint - 7200000000))",
  );
  world.jetstream.forget(1);
  const listening = streams.listen();
  await until(() => world.jetstream.listeners() === 1);
  post("Заслонка после пропуска");
  await until(
    async () => (await rig.rows("select from source_gap where source_id = $1", [sourceId])).length === 1,
  );
  const [gap] = await rig.rows<{ minutes: number; why: string }>(
    "select round(extract(epoch from to_at - from_at) / 60)::int as minutes, why from source_gap where source_id = $1",
    [sourceId],
  );
  expect(gap).toMatchObject({ why: "window_passed" });
  expect(gap?.minutes).toBeGreaterThanOrEqual(119);
  await until(async () => (await rig.source(sourceId))["state"] === "ok");

  world.jetstream.hush(true);
  world.jetstream.cut();
  await listening.close();
  const impatient = streams.listen({ listening: { silenceMs: 100, pauseMs: 20, pauseMsMax: 50 } });
  await until(async () => Number((await rig.source(sourceId))["error_count"]) > 0);
  expect(await rig.lastCheck(sourceId)).toMatchObject({ outcome: "failed", reason_code: "timeout" });
  world.jetstream.hush(false);
  post("Заслонка снова слышна");
  await until(async () => (await rig.source(sourceId))["state"] === "ok");
  expect(await textsOf()).toContain("Заслонка снова слышна");
  await impatient.close();
});

test("a paused stream is not listened to, and goes on where it stood", async () => {
  const { rig, world, post, until, sourceId } = streams;
  const listening = streams.listen();
  await until(() => world.jetstream.listeners() === 1);
  await rig.rows("update source set state = 'paused' where source_id = $1", [sourceId]);
  await until(() => world.jetstream.listeners() === 0);
  post("Заслонка во время паузы");
  await rig.rows("update source set state = 'ok' where source_id = $1", [sourceId]);
  await until(async () => (await textsOf()).includes("Заслонка во время паузы"));
  await listening.close();
});

test("no visit is made to a stream", async () => {
  const { rig, sourceId } = streams;
  await rig.rows("update source set next_check_at = '2020-01-01' where source_id = $1", [sourceId]);
  const before = await rig.rows("select from source_check");
  await rig.tickAfter(1);
  expect(await rig.rows("select from source_check")).toHaveLength(before.length);
});
