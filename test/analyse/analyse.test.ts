import { createAnalyseWorker } from "@earshot/analyse/worker";
import type { CollectedPost } from "@earshot/core/collect/post";
import { authorize } from "@earshot/core/triage/authorized";
import { connectDatabase } from "@earshot/db/database";
import { savePosts } from "@earshot/db/queries/collect";
import { saveMatches } from "@earshot/db/queries/match";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { addPerson } from "@earshot/db/queries/people";
import { waitingReports } from "@earshot/db/queries/report-due";
import { addSource } from "@earshot/db/queries/sources";
import { correct } from "@earshot/db/queries/triage-change";
import { getMention } from "@earshot/db/queries/triage-detail";
import { upsertEntity } from "@earshot/db/queries/watch-list";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { createReportWorker } from "@earshot/report/worker";
import { createSecretBox, newSecretKey } from "@earshot/runtime/encrypt-secret";
import { createLogger } from "@earshot/runtime/logger";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectedPost } from "../support/collected-post.ts";
import { createTestDatabase } from "../support/test-database.ts";

/** The real worker of the stage on a real database and queue, with a clock that a test moves. */
async function openRig() {
  const log = createLogger({ level: "silent", name: "test" });
  const testDatabase = await createTestDatabase();
  const database = connectDatabase(testDatabase.url);
  const backend = await connectBackend({ redisUrl: null, databaseUrl: testDatabase.url, log });
  const queues = createQueues(backend);
  const clock = { at: new Date("2026-03-02T10:00:00Z") };
  const deps = { database, backend, queues, log, now: () => clock.at };
  const worker = await createAnalyseWorker(deps);
  const secrets = createSecretBox(loadSecretKeys({ keys: [newSecretKey()], dataDir: null }));
  const reporting = await createReportWorker({ ...deps, secrets });
  const source = await addSource(
    database.db,
    {
      kind: "feed",
      platform: "vk",
      tier: 3,
      audience: null,
      folder: null,
      name: "S",
      url: "http://127.0.0.1:9/",
    },
    clock.at,
  );
  const entity = await upsertEntity(
    database.db,
    {
      kind: "company",
      name: "Клапан",
      companyId: null,
      terms: [{ text: "Клапан", kind: "word", role: "match", needsContext: false, isCaseSensitive: false }],
    },
    clock.at,
  );
  if (!source.ok || !entity.ok) throw new Error("the rig could not be filled");
  const { sourceId } = source.source;
  return {
    database,
    queues,
    clock,
    /** Saves a post that names the company, as collect leaves it behind. */
    async savePost(externalId: string, text: string, more: Partial<CollectedPost> = {}): Promise<number> {
      const post = collectedPost({ externalId, text, platform: "vk", publishedAt: clock.at, ...more });
      const [saved] = await savePosts(database.db, { sourceId, posts: [post], now: clock.at });
      if (!saved) throw new Error("the post was not saved");
      const start = text.indexOf("Клапан");
      const hit = { field: "text" as const, start, end: start + 6, termId: 1, found: "Клапан" };
      const match = { entityId: entity.entityId, role: "main" as const, hits: [hit] };
      await saveMatches(database.db, {
        version: 1,
        now: clock.at,
        matches: [{ ...saved, matches: [match] }],
      });
      return saved.postId;
    },
    async run(name: "analyse-posts" | "prioritise", postIds: number[]): Promise<void> {
      await queues.enqueue(name, { postIds });
      await queues.drainIdle();
    },
    /** Posts that rules and alerts have still to be asked about. */
    async waitingForRules(): Promise<number[]> {
      return waitingReports(database.db, new Date(clock.at.getTime() + 1), 10);
    },
    async close(): Promise<void> {
      await worker.close();
      await reporting.close();
      await queues.close();
      await backend.close();
      await database.close();
      await testDatabase.drop();
    },
  };
}

let rig: Awaited<ReturnType<typeof openRig>>;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

async function detailOf(postId: number) {
  const detail = await getMention(rig.database.db, postId);
  if (detail === null) throw new Error(`post ${postId} is not in triage`);
  return detail;
}

test("a matched post comes into triage with labels, model, spans inside the text and a priority that its factors make", async () => {
  const text = "Клапан опять взорвался, двое в больнице, мы подаём в суд!";
  const postId = await rig.savePost("labels", text);
  await rig.run("analyse-posts", [postId]);
  const detail = await detailOf(postId);
  expect(detail).toMatchObject({ status: "new", directionBy: "machine", lang: "ru" });
  expect(detail.model).toMatch(/\w/);
  for (const span of detail.spans) expect(span.end).toBeLessThanOrEqual(text.length);
  const product = detail.priorityFactors.reduce((all, factor) => all * factor.value, 1);
  expect(product / detail.priority).toBeCloseTo(1, 2);
});

test("a job delivered twice leaves one row and one arrival", async () => {
  const postId = await rig.savePost("twice", "Клапан работает.");
  await rig.run("analyse-posts", [postId]);
  await rig.run("analyse-posts", [postId]);
  const { history } = await detailOf(postId);
  expect(history.filter((event) => event.kind === "arrived")).toHaveLength(1);
});

test("posts that the queue forgot are found by the sweep once they have waited", async () => {
  const postId = await rig.savePost("forgotten", "Клапан забыли.");
  await rig.queues.enqueue("sweep-analyse", {});
  await rig.queues.drainIdle();
  expect(await getMention(rig.database.db, postId)).toBeNull();
  rig.clock.at = new Date(rig.clock.at.getTime() + 5 * 60_000);
  await rig.queues.enqueue("sweep-analyse", {});
  await rig.queues.drainIdle();
  expect(await getMention(rig.database.db, postId)).not.toBeNull();
});

test("as a post ages without new reactions it loses urgency", async () => {
  const engagement = { likes: 40, comments: 5, shares: 5, views: 900, isApproximate: false };
  const postId = await rig.savePost("ageing", "Клапан шумит.", { engagement });
  await rig.run("analyse-posts", [postId]);
  const fresh = await detailOf(postId);
  rig.clock.at = new Date(rig.clock.at.getTime() + 20 * 3_600_000);
  await rig.queues.enqueue("sweep-priorities", {});
  await rig.queues.drainIdle();
  const aged = await detailOf(postId);
  expect(aged.priority).toBeLessThan(fresh.priority);
  expect(aged.version).toBe(fresh.version);
});

test("what a person said of a post counts in its priority, and is not analysed away", async () => {
  const postId = await rig.savePost("person", "Клапан как клапан.");
  await rig.run("analyse-posts", [postId]);
  const { db } = rig.database;
  const added = await addPerson(db, {
    name: "A",
    email: "a@example.com",
    role: "pr",
    language: "ru",
    passwordHash: null,
    now: rig.clock.at,
    by: byCommandLine(),
  });
  const actor = added.ok ? authorize(added.person, "triage") : null;
  if (actor === null) throw new Error("nobody may triage");
  const before = await detailOf(postId);
  await correct(db, actor, {
    postId,
    version: before.version,
    direction: "crisis",
    severity: 5,
    now: rig.clock.at,
  });
  expect(await rig.waitingForRules()).toEqual([postId]);
  await rig.run("prioritise", [postId]);
  expect(await rig.waitingForRules()).toEqual([]);
  await rig.run("analyse-posts", [postId]);
  const after = await detailOf(postId);
  expect(after).toMatchObject({
    direction: "crisis",
    severity: 5,
    directionBy: "person",
    severityBy: "person",
  });
  expect(after.priorityFactors.find((factor) => factor.name === "severity")?.value).toBe(2);
  expect(after.priorityFactors.find((factor) => factor.name === "confidence")?.value).toBe(2);
});
