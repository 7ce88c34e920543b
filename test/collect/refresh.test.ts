import { startWorld, type World } from "@earshot/world/server";
import { backfillJobId } from "@earshot/core/collect/backfill";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { holdBackfill, listBackfills, startBackfill } from "@earshot/db/queries/backfill";
import { upsertSource } from "@earshot/db/queries/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig, type Rig } from "./rig.ts";

let rig: Rig;
let world: World;
let sourceId = 0;
const begun = new Date("2026-03-02T10:00:00Z");
const minuteMs = 60_000;

beforeAll(async () => {
  world = await startWorld({ port: 0, now: () => rig?.clock.at ?? begun });
  rig = await openRig([new URL(world.url).host]);
  await rig.watch("Пирожковая", ["пирожковая"]);
  const source = await upsertSource(
    rig.database.db,
    {
      kind: "mastodon",
      platform: "mastodon",
      name: "Tag",
      url: "https://pies.example/tags/streetfood",
      tier: 3,
      audience: null,
      folder: null,
      readsComments: true,
      serviceRoot: world.netUrl("mastodon"),
    },
    begun,
  );
  sourceId = source.sourceId;
  await visit();
});
afterAll(async () => {
  await rig.close();
  await world.close();
});

function publish(text: string, parentId?: string): string {
  const author = { handle: "@bo@pies.example", name: "Bo" };
  const facts = { sourceId: "masto", text, author, engagement: { likes: 1, comments: 0, shares: 0 } };
  return world.publish({ ...facts, ...(parentId === undefined ? {} : { parentId }) }).id;
}

/** Reads the source now, whatever its rhythm. */
async function visit(): Promise<void> {
  await rig.rows("update source set next_check_at = $1 where source_id = $2", [rig.clock.at, sourceId]);
  await rig.tickAfter(1);
}

/** Lets time pass, rings for what is due to be read again and waits for all that follows. */
async function refreshAfter(minutes: number): Promise<void> {
  rig.clock.at = new Date(rig.clock.at.getTime() + minutes * minuteMs);
  await rig.queues.enqueue("sweep-refresh", {});
  await rig.queues.drainIdle();
}

async function postOf(text: string): Promise<Record<string, unknown>> {
  const [row] = await rig.rows<Record<string, unknown>>("select * from post where text like $1", [
    `%${text}%`,
  ]);
  return row ?? {};
}

async function stepOf(postId: unknown): Promise<number | null> {
  const [row] = await rig.rows<{ step: number }>("select step from post_refresh where post_id = $1", [
    postId,
  ]);
  return row?.step ?? null;
}

test("counters are read again at 15 minutes, 1, 6, 24 and 72 hours, and their curve is kept", async () => {
  const id = publish("Пирожковая на углу #streetfood");
  await visit();
  const { post_id: postId, likes } = await postOf("на углу");
  expect(likes).toBe("1");
  expect(await stepOf(postId)).toBe(0);

  const steps = [
    [16, 10, 1],
    [45, 20, 2],
    [300, 30, 3],
    [1_080, 40, 4],
    [2_880, 50, null],
  ] as const;
  for (const [minutes, count, next] of steps) {
    world.count(id, { likes: count, shares: 3 });
    await refreshAfter(minutes);
    expect(await stepOf(postId)).toBe(next);
  }
  expect(await postOf("на углу")).toMatchObject({ likes: "50", shares: "3" });
  const readings = await rig.rows(
    "select likes::integer from engagement_reading where post_id = $1 order by at",
    [postId],
  );
  expect(readings).toEqual([10, 20, 30, 40, 50].map((count) => ({ likes: count })));
  expect(rig.prioritised).toContain(Number(postId));
});

test("a post that is due is not asked for before, and one that names nobody is not asked for again", async () => {
  publish("Ничья лавка #streetfood");
  publish("Пирожковая и лавка #streetfood");
  await visit();
  expect(await stepOf((await postOf("Ничья"))["post_id"])).toBeNull();
  const { post_id: postId } = await postOf("и лавка");
  await refreshAfter(1);
  expect(await stepOf(postId)).toBe(0);
});

test("an edit is followed: the old text is kept and the new one matched", async () => {
  const id = publish("Пирожковая закрыта #streetfood");
  await visit();
  const { post_id: postId } = await postOf("закрыта");
  world.edit(id, "Пирожковая снова открыта #streetfood");
  await refreshAfter(20);
  expect(await postOf("снова открыта")).toMatchObject({ post_id: postId, revision: 2 });
});

test("answers are read below the post, with their own threads", async () => {
  const id = publish("Пирожковая спрашивает #streetfood");
  await visit();
  const first = publish("первый ответ", id);
  publish("ответ на ответ", first);
  world.count(id, { comments: 2 });
  await refreshAfter(20);
  const question = await postOf("спрашивает");
  const answer = await postOf("первый ответ");
  const deeper = await postOf("ответ на ответ");
  expect(answer["parent_external_id"]).toBe(question["external_id"]);
  expect(deeper["parent_external_id"]).toBe(answer["external_id"]);
  expect(deeper["root_external_id"]).toBe(question["external_id"]);
});

test("a post that was taken back leaves a tombstone", async () => {
  const id = publish("Пирожковая ошиблась #streetfood");
  await visit();
  const { post_id: postId } = await postOf("ошиблась");
  world.remove(id);
  await refreshAfter(20);
  const [post] = await rig.rows("select text, deleted_at is not null as gone from post where post_id = $1", [
    postId,
  ]);
  expect(post).toEqual({ text: "", gone: true });
  expect(await stepOf(postId)).toBeNull();
});

test("a network that fails is asked again later, and no step is lost by it", async () => {
  publish("Пирожковая ждёт #streetfood");
  await visit();
  const { post_id: postId } = await postOf("ждёт");
  world.misbehave("masto", { status: 503 });
  await refreshAfter(20);
  expect(await stepOf(postId)).toBe(0);
  world.misbehave("masto", null);
  await refreshAfter(10);
  expect(await stepOf(postId)).toBe(1);
});

test("history is walked back page by page, can be paused and goes on, and brings nothing twice", async () => {
  const { db } = rig.database;
  const now = (): Date => rig.clock.at;
  const since = new Date(now().getTime() - 40 * 24 * 60 * minuteMs);
  await rig.rows("delete from sighting");
  const asked = publish("Лавка без посетителей #streetfood");
  publish("Ответ в лавке", publish("Вопрос в лавке", asked));
  world.count(asked, { comments: 2 });
  const by = byCommandLine();
  const before = await rig.rows("select 1 from post");
  const run = await startBackfill(db, by, { sourceId, since, why: "history", now: now() });
  expect(run).not.toBeNull();
  expect(await startBackfill(db, by, { sourceId, since, why: "history", now: now() })).toBeNull();
  const backfillRunId = run?.backfillRunId ?? 0;
  expect(await holdBackfill(db, by, { backfillRunId, to: "paused", now: now() })).toMatchObject({
    state: "paused",
  });
  await rig.queues.enqueue(
    "backfill-page",
    { runId: backfillRunId },
    { jobId: backfillJobId(backfillRunId, 0) },
  );
  await rig.queues.drainIdle();
  expect((await listBackfills(db, sourceId))[0]).toMatchObject({ state: "paused", pages: 0 });

  await holdBackfill(db, by, { backfillRunId, to: "running", now: now() });
  // Nobody rang: the sweep finds it once it has been silent for a while.
  await refreshAfter(3);
  const [done] = await listBackfills(db, sourceId);
  expect(done).toMatchObject({ state: "done", reasonCode: null });
  expect(done?.received).toBeGreaterThan(54);
  expect(await rig.rows("select 1 from post")).toHaveLength(before.length + (done?.added ?? 0));
  // No visit has seen them: the walk itself reads what is said below the posts of a page.
  const below = [await postOf("Вопрос в лавке"), await postOf("Ответ в лавке")];
  expect(below.map((post) => post["root_external_id"])).toEqual(
    Array(2).fill((await postOf("Лавка без"))["external_id"]),
  );
  expect(await holdBackfill(db, by, { backfillRunId, to: "running", now: now() })).toBe("over");
});
