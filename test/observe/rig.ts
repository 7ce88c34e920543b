import { createCollectWorkers } from "@earshot/collect/workers";
import { usualAlertRules, type AlertRules } from "@earshot/core/system/alert-rules";
import type { DiskFacts } from "@earshot/core/system/system-facts";
import { connectDatabase } from "@earshot/db/database";
import { beatStore } from "@earshot/db/queries/heartbeat";
import { lookAtSystem } from "@earshot/db/queries/look-at-system";
import { listAlerts } from "@earshot/db/queries/system-alert";
import { addSource } from "@earshot/db/queries/sources";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { watchProcess } from "@earshot/pipeline/watch-process";
import { createLogger } from "@earshot/runtime/logger";
import { createShutdown } from "@earshot/runtime/shutdown";
import { testSecretBox } from "../support/test-secret-box.ts";
import { createTestDatabase } from "../support/test-database.ts";

export type Rig = Awaited<ReturnType<typeof openRig>>;

/**
 * Database and queue of an installation of which nothing runs until a test starts it, a clock that a test may put forward, and the
 * look that every process takes at it.
 */
export async function openRig(allowHosts: string[] = []) {
  const log = createLogger({ level: "silent", name: "test" });
  const testDatabase = await createTestDatabase();
  const database = connectDatabase(testDatabase.url);
  const backend = await connectBackend({ redisUrl: null, databaseUrl: testDatabase.url, log });
  const queues = createQueues(backend);
  const clock = { aheadMs: 0 };
  const now = () => new Date(Date.now() + clock.aheadMs);
  /** The database's clock cannot be put forward with ours. */
  const rules: AlertRules = { ...usualAlertRules, clock_skew: { raiseAfterMs: 1e12, clearAfterMs: 0 } };

  async function look(seconds = 0, given: { disk?: DiskFacts; rules?: AlertRules } = {}) {
    clock.aheadMs += seconds * 1_000;
    return lookAtSystem(database.db, {
      parts: ["collect", "match"],
      queues: () => queues.overview(now().getTime()),
      disk: async () => given.disk ?? null,
      now,
      rules: given.rules ?? rules,
    });
  }

  return {
    url: testDatabase.url,
    database,
    queues,
    backend,
    clock,
    look,
    /** Keys of what is open now. */
    async openKeys(): Promise<string[]> {
      const alerts = await listAlerts(database.db, 50);
      return alerts
        .filter(({ resolvedAt }) => resolvedAt === null)
        .map(({ key }) => key)
        .toSorted();
    },
    /** Starts collecting and matching, with their heartbeat, as a process of their own does. */
    async startCollecting() {
      const shutdown = createShutdown({ log, timeoutMs: 8_000 });
      const store = beatStore(database.db);
      const watched = { backend, store, log, shutdown, now, metricsPort: null, everyMs: 3_600_000 };
      const { heartbeat } = await watchProcess({ name: "collect", version: "test", ...watched });
      const secrets = testSecretBox();
      const settings = { database, backend, queues, secrets, log, now, random: () => 0.5, allowHosts };
      const workers = await createCollectWorkers(settings);
      shutdown.add("workers", () => workers.close());
      await heartbeat.beat();
      return { beat: () => heartbeat.beat(), close: () => shutdown.close() };
    },
    async addFeed(url: string): Promise<number> {
      const facts = { kind: "feed", platform: "news", tier: 2, audience: null, folder: null } as const;
      const added = await addSource(database.db, { ...facts, name: new URL(url).pathname, url }, now());
      return added.ok ? added.source.sourceId : added.sourceId;
    },
    /** As if nothing had ever happened here. */
    async reset(): Promise<void> {
      clock.aheadMs = 0;
      await database.pool.query(
        "truncate source, worker_heartbeat, queue_minute, system_alert, outbox, backup_run cascade",
      );
      const { rows } = await database.pool.query<{ list: string }>(
        `select string_agg(format('%I.%I', schemaname, tablename), ', ') as list
         from pg_tables where schemaname = 'bullmq' and tablename <> 'migration'`,
      );
      await database.pool.query(`truncate ${rows[0]?.list ?? ""}`);
    },
    async close(): Promise<void> {
      await queues.close();
      await backend.close();
      await database.close();
      await testDatabase.drop();
    },
  };
}
