import { readFileSync } from "node:fs";
import { createAnalyseWorker } from "@earshot/analyse/worker";
import { isScoreHeld } from "@earshot/core/analyse/learnt";
import type { CollectedPost } from "@earshot/core/collect/post";
import { authorize } from "@earshot/core/triage/authorized";
import { connectDatabase } from "@earshot/db/database";
import { savePosts } from "@earshot/db/queries/collect";
import { saveMatches } from "@earshot/db/queries/match";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { readAnswers, saveLearnt } from "@earshot/db/queries/learning";
import { changeVersion, listVersions } from "@earshot/db/queries/learning-versions";
import { readTopicReport } from "@earshot/db/queries/topic-reports";
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
import { readLearnText } from "@earshot/text/learn/read-learn-text";
import { scoreLearnt } from "@earshot/text/learn/score-learnt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectedPost } from "../support/collected-post.ts";
import { createTestDatabase } from "../support/test-database.ts";

const dayMs = 24 * 3_600_000;

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
  // These tests ring for themselves: by the clock of a slow machine a bell would come in between.
  await queues.schedule("learn-corrections", dayMs, {});
  await queues.schedule("prepare-topics", dayMs, {});
  await queues.drainIdle();
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
    async learn(): Promise<void> {
      clock.at = new Date(clock.at.getTime() + 60_000);
      await queues.enqueue("learn-corrections", {});
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

test("a post that cannot be read does not keep those beside it from the desk, and follows once it can", async () => {
  const { pool, db } = rig.database;
  const damaged = await rig.savePost("damaged", "Клапан с повреждённой строкой.");
  const beside = await rig.savePost("beside", "Клапан рядом.");
  const { rows } = await pool.query("select hits from mention where post_id = $1", [damaged]);
  const setHits = (hits: unknown) =>
    pool.query("update mention set hits = $2 where post_id = $1", [damaged, JSON.stringify(hits)]);
  await setHits(5);
  await rig.queues.enqueue("analyse-posts", { postIds: [damaged, beside] });
  await expect.poll(() => getMention(db, beside)).not.toBeNull();
  expect(await getMention(db, damaged)).toBeNull();
  await setHits(rows[0].hits);
  await expect.poll(() => getMention(db, damaged)).not.toBeNull();
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

async function addColleague(name: string, role: "pr" | "admin") {
  const added = await addPerson(rig.database.db, {
    name,
    email: `${name}@example.com`,
    role,
    language: "ru",
    passwordHash: null,
    now: rig.clock.at,
    by: byCommandLine(),
  });
  const actor = added.ok ? authorize(added.person, "triage") : null;
  if (!added.ok || actor === null) throw new Error("nobody may triage");
  return { actor, person: added.person };
}

test("a correction holds for the same text and for similar ones, and can be taken back; what people said stays", async () => {
  const { db } = rig.database;
  const { actor, person } = await addColleague("teacher", "admin");
  const text =
    "Клапан собирает в Твери насосы для теплиц, вчера на линии меняли прокладки и смазывали подшипники, смена длилась девять часов";
  const taught = await rig.savePost("taught", text);
  const twin = await rig.savePost("twin", text.toUpperCase().replace("КЛАПАН", "Клапан"));
  const other = await rig.savePost(
    "other",
    "Клапан купил завод в Казани и назначил нового директора по закупкам сырья",
  );
  // Too short for a fingerprint: no link leads from one to the other.
  const short = await rig.savePost("short", "Клапан опять удивил");
  const shortTwin = await rig.savePost("short twin", "Клапан опять удивил!");
  await rig.run("analyse-posts", [taught, twin, other, short, shortTwin]);
  const shortSaid = { postId: short, direction: "crisis", now: rig.clock.at } as const;
  await correct(db, actor, { ...shortSaid, version: (await detailOf(short)).version });
  const [before, otherBefore] = [await detailOf(twin), await detailOf(other)];
  const { version } = await detailOf(taught);
  await correct(db, actor, { postId: taught, version, direction: "clarification", now: rig.clock.at });

  await rig.learn();
  expect(before.direction).not.toBe("clarification");
  expect(await detailOf(twin)).toMatchObject({
    direction: "clarification",
    directionBy: "machine",
    confidence: 0.99,
  });
  expect((await detailOf(twin)).model).toMatch(/\+learnt$/);
  expect(await detailOf(shortTwin)).toMatchObject({ direction: "crisis", directionBy: "machine" });
  const similar = await rig.savePost("similar", `${text}, потом ремонт окончили`);
  await rig.run("analyse-posts", [similar, other]);
  expect((await detailOf(similar)).direction).toBe("clarification");
  expect((await detailOf(other)).direction).toBe(otherBefore.direction);

  const { versions } = await listVersions(db, 5);
  expect(versions).toMatchObject([
    { state: "active", answers: 2, directions: { clarification: 1, crisis: 1 } },
  ]);
  const may = authorize(person, "edit_settings");
  if (may === null) throw new Error("nobody may change settings");
  const by = { may, actor: { personId: person.personId, via: "person", address: null } };
  const versionId = versions[0]?.versionId ?? 0;
  expect(await changeVersion(db, by, { versionId, state: "reverted", now: rig.clock.at })).toBe(true);
  expect(await changeVersion(db, by, { versionId, state: "reverted", now: rig.clock.at })).toBe(false);
  await rig.learn();
  expect(await detailOf(twin)).toMatchObject({ direction: before.direction, model: before.model });
  expect(await detailOf(taught)).toMatchObject({ direction: "clarification", directionBy: "person" });
});

test("corrections that make the repository's own texts fare worse are held back from similar texts", async () => {
  const { db } = rig.database;
  const own = readFileSync(
    new URL("../../packages/text/data/dev-sample.jsonl", import.meta.url),
    "utf8",
  ).split("\n");
  const said = own.filter(Boolean).map((line) => JSON.parse(line) as { text: string });
  const answers = said.map(({ text }, postId) => ({
    postId,
    ...readLearnText({ title: null, text: `${text} Вот так у нас.` }),
    direction: "announcement" as const,
    also: [],
    sentiments: {},
    answerId: postId,
    isHeld: false,
  }));
  const score = scoreLearnt(answers);
  expect(score.texts).toBeGreaterThan(500);
  expect(isScoreHeld(score)).toBe(true);
  const felt = answers.map((each) => ({ ...each, direction: null, sentiments: { 7: "positive" as const } }));
  expect(isScoreHeld(scoreLearnt(felt))).toBe(true);
  // An answer to the very text says nothing about others.
  const same = said.map(({ text }, at) => ({ ...felt[at], ...readLearnText({ title: null, text }) }));
  expect(isScoreHeld(scoreLearnt(same as typeof felt))).toBe(false);
  const isHeld = true;
  await saveLearnt(db, { now: rig.clock.at, lastEventId: 0, answers, goneIds: [], score, isHeld });
  expect((await listVersions(db, 1)).versions).toMatchObject([{ state: "held", answers: answers.length }]);
  expect((await readAnswers(db)).every((each) => each.isHeld)).toBe(true);
});

test("what a person said of a post counts in its priority, and is not analysed away", async () => {
  // The sweep may have asked about them already.
  const waiting = await rig.waitingForRules();
  if (waiting.length > 0) await rig.run("prioritise", waiting);
  const postId = await rig.savePost("person", "Клапан как клапан.");
  await rig.run("analyse-posts", [postId]);
  const { db } = rig.database;
  const { actor } = await addColleague("a", "pr");
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

test("topics are prepared for the page, and not again before something came in", async () => {
  const { db } = rig.database;
  const texts = [
    "В меню щавелевый суп, Клапан рад",
    "Щавелевым супом Клапан гордится",
    "Клапан: щавелевого супа нет",
  ];
  const ids: number[] = [];
  for (const [at, text] of texts.entries()) ids.push(await rig.savePost(`topic-${at}`, text));
  await rig.run("analyse-posts", ids);
  const prepare = async () => {
    await rig.queues.enqueue("prepare-topics", {});
    await rig.queues.drainIdle();
    return readTopicReport(db, 7);
  };
  // Whatever a bell of the start has prepared is out of date by then, however long a slow machine took over it.
  rig.clock.at = new Date(rig.clock.at.getTime() + 31 * 60_000);
  const made = await prepare();
  expect(made?.report.topics).toContainEqual(
    expect.objectContaining({ label: "щавелевый суп", posts: 3, before: null }),
  );
  rig.clock.at = new Date(rig.clock.at.getTime() + 120_000);
  expect((await prepare())?.madeAt).toEqual(made?.madeAt);
});
