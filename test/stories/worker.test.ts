import { createAnalyseWorker } from "@earshot/analyse/worker";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { createLogger } from "@earshot/runtime/logger";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connectDatabase, type Database } from "@earshot/db/database";
import { savePosts } from "@earshot/db/queries/collect";
import { saveMatches } from "@earshot/db/queries/match";
import { saveSetting } from "@earshot/db/queries/settings";
import { collected, later, makeEntity, makeSource, matchOf, now, useDatabase } from "../db/rig.ts";
import { waiting } from "../support/until.ts";
import { addPosts, makeText, partition } from "./story-rig.ts";

const use = useDatabase();
const place = { sourceId: 0, entityId: 0 };
const opened: { close(): Promise<void> }[] = [];
let queues: ReturnType<typeof createQueues>;

/** Two analysing workers on one queue and one database, an hour after everything was found. */
beforeAll(async () => {
  place.sourceId = await makeSource(use.db);
  place.entityId = await makeEntity(use.db, "Text");
  const log = createLogger({ level: "silent", name: "test" });
  const database: Database = connectDatabase(use.url);
  const backend = await connectBackend({ redisUrl: null, databaseUrl: use.url, log });
  queues = createQueues(backend);
  const deps = { database, backend, queues, log, now: () => later(60) };
  opened.push(await createAnalyseWorker(deps), await createAnalyseWorker(deps), queues, backend, database);
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

test("posts that were in triage before, and new ones, are grouped by whoever works on the queue", async () => {
  const { db, pool } = use;
  const [a = 0, b = 0] = await addPosts(db, place, [
    { externalId: "old-a", text: makeText(1) },
    { externalId: "old-b", text: makeText(1) },
  ]);
  await queues.enqueue("sweep-stories", {}, { jobId: "sweep-now" });
  await vi.waitFor(async () => expect(await partition(pool, { a, b })).toBe("a b*"), waiting);

  const saved = await savePosts(db, {
    sourceId: place.sourceId,
    posts: [0, 1, 2].map((copy) =>
      collected({ externalId: `new-${copy}`, text: makeText(copy === 0 ? 2 : 1), publishedAt: later(copy) }),
    ),
    now,
  });
  await saveMatches(db, {
    version: 1,
    now,
    matches: saved.map(({ postId, month }) => ({ postId, month, matches: [matchOf(place.entityId)] })),
  });
  const [c = 0, d = 0, e = 0] = saved.map((each) => each.postId);
  for (const postId of [c, d, e])
    await queues.enqueue("analyse-posts", { postIds: [postId] }, { jobId: `analyse-${postId}-once` });
  await vi.waitFor(
    async () => expect(await partition(pool, { a, b, c, d, e })).toBe("a b* d* e* | c"),
    waiting,
  );
  await vi.waitFor(async () => {
    const due = await pool.query("select 1 from story_due");
    expect(due.rowCount).toBe(0);
  }, waiting);
});

test("how far apart repetitions may be is a setting that holds for what comes next", async () => {
  const { db, pool } = use;
  await saveSetting(db, "stories.window_days", 1, now);
  const [c = 0, d = 0, e = 0] = await addPosts(db, place, [
    { externalId: "far-c", text: makeText(7), publishedAt: later(-4 * 24 * 60) },
    { externalId: "far-d", text: makeText(7), publishedAt: later(-2 * 24 * 60) },
    { externalId: "far-e", text: makeText(7), publishedAt: later(-2 * 24 * 60 + 5) },
  ]);
  await queues.enqueue("sweep-stories", {}, { jobId: "sweep-later" });
  await vi.waitFor(async () => expect(await partition(pool, { c, d, e })).toBe("c | d e*"), waiting);
});
