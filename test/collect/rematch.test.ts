import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout } from "node:timers/promises";
import type { EntityTerm } from "@earshot/core/match/entity";
import { authorizeMachine } from "@earshot/core/triage/authorized";
import { connectDatabase, type Db } from "@earshot/db/database";
import { commandLine } from "@earshot/db/queries/audit";
import { savePosts } from "@earshot/db/queries/collect";
import { saveMatches } from "@earshot/db/queries/match";
import { addEntity, retireEntity } from "@earshot/db/queries/entity-edit";
import { holdRematch, latestRematch, type RematchRun } from "@earshot/db/queries/rematch";
import { listRematches } from "@earshot/db/queries/rematch-report";
import { upsertSource } from "@earshot/db/queries/sources";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { newSecretKey } from "@earshot/runtime/encrypt-secret";
import { createLogger } from "@earshot/runtime/logger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectedPost } from "../support/collected-post.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { openRig, type Rig } from "./rig.ts";

const by = { may: authorizeMachine(), actor: commandLine };
const postCount = 3_000;
const now = new Date("2026-03-02T10:00:00Z");

let rig: Rig;

beforeAll(async () => {
  rig = await openRig([]);
  await storePosts(rig.database.db);
});
afterAll(() => rig?.close());

/** Posts of which every tenth speaks of a pump and every fifteenth of a valve, all matched with an empty list. */
async function storePosts(db: Db): Promise<void> {
  const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
  const { sourceId } = await upsertSource(db, { ...facts, name: "History", url: "https://h.example/" }, now);
  for (let from = 0; from < postCount; from += 500) {
    const posts = Array.from({ length: 500 }, (_, at) => {
      const n = from + at;
      const text = `${n % 10 === 0 ? "Насос гудит. " : ""}${n % 15 === 0 ? "Клапан течёт." : "Тихо."}`;
      return collectedPost({ externalId: `p${n}`, text, publishedAt: now });
    });
    const saved = await savePosts(db, { sourceId, posts, now });
    await saveMatches(db, { version: 1, now, matches: saved.map((post) => ({ ...post, matches: [] })) });
  }
}

function term(text: string): Omit<EntityTerm, "id"> {
  return { text, kind: "word", role: "match", needsContext: false, isCaseSensitive: false };
}

/** Watches something new and rings for the walk over history, as the API does. */
async function watch(db: Db, queues: Rig["queues"], name: string, word: string) {
  const given = { kind: "topic", name, companyId: null, terms: [term(word)] } as const;
  const saved = await addEntity(db, by, given, now);
  if (!saved.ok || saved.rematchRunId === null) throw new Error("It should have been added.");
  await ring(queues, saved.rematchRunId);
  return { entityId: saved.entityId, runId: saved.rematchRunId };
}

async function ring(queues: Rig["queues"], runId: number, afterId = 0): Promise<void> {
  await queues.enqueue("rematch", { runId, afterId }, { jobId: `rematch-${runId}-${afterId}` });
}

async function hold(db: Db, rematchRunId: number, to: "running" | "paused" | "stopped") {
  return holdRematch(db, by, { rematchRunId, to, now });
}

/** Waits until the newest run is as wanted; the deadline is that of the test. */
async function runWhere(db: Db, isWanted: (run: RematchRun) => boolean): Promise<RematchRun> {
  for (;;) {
    const run = await latestRematch(db);
    if (run !== null && isWanted(run)) return run;
    await setTimeout(3);
  }
}

async function mentionsOf(entityId: number): Promise<number> {
  const [row] = await rig.rows<{ count: number }>(
    "select count(*)::integer as count from mention where entity_id = $1",
    [entityId],
  );
  return row?.count ?? -1;
}

async function reportOf(entityId: number, db: Db = rig.database.db) {
  const [run] = await listRematches(db, 1);
  const change = run?.changes.find((each) => each.entityId === entityId);
  return { state: run?.state, gained: change?.gained, lost: change?.lost, kept: change?.kept };
}

test("a run is paused in the middle, goes on where it was, and its report counts every post once", async () => {
  const { db } = rig.database;
  const { entityId, runId } = await watch(db, rig.queues, "Насос", "насос");
  await runWhere(db, (run) => run.done > 0);
  await hold(db, runId, "paused");
  await rig.queues.drainIdle();
  const paused = await latestRematch(db);
  expect(paused).toMatchObject({ state: "paused", total: postCount });
  expect(paused?.done).toBeLessThan(postCount);
  expect(paused?.workedMs).toBeGreaterThan(0);
  expect((await reportOf(entityId)).gained).toBe(await mentionsOf(entityId));

  // A bell that rings meanwhile, and the sweep, change nothing.
  await ring(rig.queues, runId, paused?.lastPostId);
  await rig.queues.enqueue("sweep-match", {});
  await rig.queues.drainIdle();
  expect(await latestRematch(db)).toMatchObject({ state: "paused", done: paused?.done });

  await hold(db, runId, "running");
  await ring(rig.queues, runId, paused?.lastPostId);
  await rig.queues.drainIdle();
  expect(await latestRematch(db)).toMatchObject({ state: "done", done: postCount });
  expect(await reportOf(entityId)).toEqual({ state: "done", gained: 300, lost: 0, kept: 0 });
  expect(await mentionsOf(entityId)).toBe(300);
  expect(await hold(db, runId, "paused")).toBe("over");
});

test("a newer change takes an unfinished run over, with what it found so far and with its pause", async () => {
  const { db } = rig.database;
  const first = await watch(db, rig.queues, "Клапан", "клапан");
  await runWhere(db, (run) => run.rematchRunId === first.runId && run.done > 0);
  await hold(db, first.runId, "paused");
  await rig.queues.drainIdle();
  const second = await watch(db, rig.queues, "Тишина", "тихо");
  await rig.queues.drainIdle();
  expect(await latestRematch(db)).toMatchObject({ rematchRunId: second.runId, state: "paused", done: 0 });
  expect(await hold(db, first.runId, "running")).toBe("over");
  await hold(db, second.runId, "running");
  await ring(rig.queues, second.runId);
  await rig.queues.drainIdle();
  expect(await reportOf(first.entityId)).toEqual({ state: "done", gained: 200, lost: 0, kept: 0 });
  expect(await reportOf(second.entityId)).toMatchObject({ gained: 2_800 });
  expect([await mentionsOf(first.entityId), await mentionsOf(second.entityId)]).toEqual([200, 2_800]);
});

test("a stopped run stays as it is until it is gone on with", async () => {
  const { db } = rig.database;
  const { entityId, runId } = await watch(db, rig.queues, "Гул", "гудит");
  await runWhere(db, (run) => run.rematchRunId === runId && run.done > 0);
  await hold(db, runId, "stopped");
  await rig.queues.drainIdle();
  await rig.queues.enqueue("sweep-match", {});
  await rig.queues.drainIdle();
  const stopped = await latestRematch(db);
  expect(stopped).toMatchObject({ state: "stopped", finishedAt: now });
  expect(await hold(db, runId, "running")).toMatchObject({ state: "running", finishedAt: null });
  await ring(rig.queues, runId, stopped?.lastPostId);
  await rig.queues.drainIdle();
  expect(await reportOf(entityId)).toMatchObject({ state: "done", gained: 300 });
});

test("of a retired one what a person has judged, taken on or noted stays, and the report says how many", async () => {
  const { db, pool } = rig.database;
  const { entityId } = await watch(db, rig.queues, "Течь", "течёт");
  await rig.queues.drainIdle();
  const posts = await rig.rows<{ post_id: string }>(
    "select post_id from mention where entity_id = $1 order by post_id limit 2",
    [entityId],
  );
  const [judged, other] = posts.map((row) => row.post_id);
  await pool.query("update mention set sentiment_by = 'person' where post_id = $1 and entity_id = $2", [
    judged,
    entityId,
  ]);
  await retireEntity(db, by, entityId, now);
  const run = await latestRematch(db);
  await ring(rig.queues, run?.rematchRunId ?? 0);
  await rig.queues.drainIdle();
  expect(await reportOf(entityId)).toEqual({ state: "done", gained: 0, lost: 200, kept: 1 });
  expect(await rig.rows("select post_id from mention where entity_id = $1", [entityId])).toEqual([
    { post_id: judged },
  ]);
  expect(other).not.toBe(judged);
});

test("a worker that is killed in the middle of a step costs nothing and counts nothing twice", async () => {
  const testDatabase = await createTestDatabase();
  const database = connectDatabase(testDatabase.url);
  const log = createLogger({ level: "silent", name: "test" });
  const backend = await connectBackend({ redisUrl: null, databaseUrl: testDatabase.url, log });
  const queues = createQueues(backend);
  await storePosts(database.db);
  const { entityId, runId } = await watch(database.db, queues, "Насос", "насос");
  const run = fileURLToPath(new URL("../../config/run.mjs", import.meta.url));
  const worker = spawn(process.execPath, [run, "workers/collect/src/main.ts"], {
    env: {
      PATH: process.env["PATH"],
      DATABASE_URL: testDatabase.url,
      EARSHOT_SECRET_KEY: newSecretKey(),
    },
    stdio: "ignore",
  });
  await runWhere(database.db, (run) => run.done > 0);
  worker.kill("SIGKILL");
  await once(worker, "exit");
  const broken = await latestRematch(database.db);
  expect(broken?.state).toBe("running");
  expect(broken?.done).toBeLessThan(postCount);
  const again = await openRig([], testDatabase);
  // What the dead worker had in hand is locked for half a minute yet; another bell says the same.
  await queues.enqueue("rematch", { runId, afterId: broken?.lastPostId ?? 0 }, { jobId: "another-bell" });
  await runWhere(database.db, (run) => run.state === "done");
  expect(await reportOf(entityId, database.db)).toEqual({ state: "done", gained: 300, lost: 0, kept: 0 });
  const { rows } = await database.pool.query("select count(*)::integer as count from mention");
  expect(rows).toEqual([{ count: 300 }]);
  await queues.close();
  await backend.close();
  await database.close();
  await again.close();
});
