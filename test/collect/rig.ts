import { createCollect } from "@earshot/collect/collect";
import { createWatchedMatcher } from "@earshot/collect/watched-matcher";
import type { EntityTerm } from "@earshot/core/match/entity";
import { connectDatabase } from "@earshot/db/database";
import { createLiveConnections } from "@earshot/db/queries/connections";
import { createLiveSettings } from "@earshot/db/queries/read-settings";
import { addSource } from "@earshot/db/queries/sources";
import { upsertEntity } from "@earshot/db/queries/watch-list";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { createWorker } from "@earshot/pipeline/worker";
import { createLogger } from "@earshot/runtime/logger";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import { createFeedReader } from "@earshot/sources/feed/feed-reader";
import { testSecretBox } from "../support/test-secret-box.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

export type Rig = Awaited<ReturnType<typeof openRig>>;

const minute = 60_000;

/**
 * Collecting and matching on a real database, real queues and real HTTP, with a clock that only moves when a test
 * moves it. What they hand on to the analysis is noted instead of analysed.
 * @param given a database that something else worked on before
 */
export async function openRig(allowHosts: string[], given?: TestDatabase) {
  const log = createLogger({ level: "silent", name: "test" });
  const testDatabase = given ?? (await createTestDatabase());
  const database = connectDatabase(testDatabase.url);
  const backend = await connectBackend({ redisUrl: null, databaseUrl: testDatabase.url, log });
  const queues = createQueues(backend);
  const clock = { at: new Date("2026-03-02T10:00:00Z") };
  const feedReader = createFeedReader();
  const safeFetch = createSafeFetch({ allowHosts, userAgent: "test" });
  const secrets = testSecretBox();
  const settings = createLiveSettings(database.db, () => clock.at);
  const handlers = createCollect({
    database,
    queues,
    log,
    now: () => clock.at,
    random: () => 0.5,
    allowedHosts: new Set(allowHosts),
    safeFetch,
    feedReader,
    matcher: createWatchedMatcher(database.db),
    settings,
    connections: createLiveConnections(database.db, secrets, settings, () => clock.at),
  });
  const analysed: number[] = [];
  const prioritised: number[] = [];
  const workers = [
    createWorker(backend, "collect", handlers.collect, { log }),
    createWorker(backend, "match", handlers.match, { log }),
    createWorker(
      backend,
      "analyse",
      {
        "analyse-posts": async ({ postIds }) => void analysed.push(...postIds),
        prioritise: async ({ postIds }) => void prioritised.push(...postIds),
        "sweep-analyse": async () => {},
        "sweep-priorities": async () => {},
        "group-posts": async () => {},
        "sweep-stories": async () => {},
        "sweep-desk": async () => {},
        "learn-corrections": async () => {},
        "ask-engine": async () => {},
        "prepare-topics": async () => {},
        "sweep-prompts": async () => {},
        "sweep-claims": async () => {},
      },
      { log },
    ),
  ];

  async function rows<T>(statement: string, values: unknown[] = []): Promise<T[]> {
    const result = await database.pool.query(statement, values);
    return result.rows as T[];
  }

  return {
    database,
    secrets,
    queues,
    log,
    clock,
    /** Ids of posts handed on to the analysis, in order. */
    analysed,
    prioritised,
    rows,
    async addFeed(url: string, name = url): Promise<number> {
      const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
      const added = await addSource(database.db, { ...facts, name, url }, clock.at);
      return added.ok ? added.source.sourceId : added.sourceId;
    },
    async watch(name: string, words: string[]): Promise<number> {
      const added = await upsertEntity(
        database.db,
        { kind: "company", name, companyId: null, terms: words.map(term) },
        clock.at,
      );
      if (!added.ok) throw new Error(added.reason);
      return added.entityId;
    },
    /** Lets time pass, rings the bell and waits until everything that follows is done. */
    async tickAfter(minutes: number): Promise<void> {
      clock.at = new Date(clock.at.getTime() + minutes * minute);
      await queues.enqueue("tick", {});
      await queues.drainIdle();
    },
    async source(sourceId: number) {
      const [row] = await rows<Record<string, unknown>>("select * from source where source_id = $1", [
        sourceId,
      ]);
      return row ?? {};
    },
    async lastCheck(sourceId: number) {
      const [row] = await rows<Record<string, unknown>>(
        "select * from source_check where source_id = $1 order by source_check_id desc limit 1",
        [sourceId],
      );
      return row ?? {};
    },
    async close(): Promise<void> {
      await Promise.all(workers.map((worker) => worker.close()));
      await queues.close();
      await backend.close();
      await Promise.all([safeFetch.close(), feedReader.close()]);
      await database.close();
      await testDatabase.drop();
    },
  };
}

function term(text: string): Omit<EntityTerm, "id"> {
  return { text, kind: "word", role: "match", needsContext: false, isCaseSensitive: false };
}
