import type { Db } from "@earshot/db/database";
import { workerFacts } from "@earshot/db/queries/heartbeat";
import { backupFacts } from "@earshot/db/queries/backup-run";
import { countAlerts } from "@earshot/db/queries/system-alert";
import { outboxStates, sourceStates } from "@earshot/db/queries/system-facts";
import { databaseFacts } from "@earshot/db/queries/system";
import { workParts } from "@earshot/pipeline/jobs";
import type { Queues } from "@earshot/pipeline/queue";
import type { GaugeValue, Metrics } from "@earshot/runtime/metrics";
import type { LiveHub } from "./live-hub.ts";

/**
 * What the installation as a whole tells, read at each scrape. Only the API has it: four processes telling the same would be counted
 * four times.
 */
export function measureInstallation(
  metrics: Metrics,
  installation: { db: Db; queues: Queues; hub: LiveHub; now: () => Date },
): void {
  const { db, hub } = installation;
  measureQueues(metrics, installation);
  measureStates(metrics, db);
  measurePosts(metrics, installation);
  const names = { help: "Workers heard of within the last minute, by part of the work.", labels: ["part"] };
  metrics.gauges({ earshot_workers_alive: names }, async () =>
    (await workerFacts(db, workParts, installation.now())).map(({ part, alive }) => ({
      name: "earshot_workers_alive",
      labels: { part },
      value: alive,
    })),
  );
  const pages = { help: "Open pages that live changes are sent to." };
  metrics.gauges({ earshot_live_pages: pages }, async () => [
    { name: "earshot_live_pages", value: hub.pageCount },
  ]);
}

type QueueGauge = "earshot_queue_depth" | "earshot_queue_oldest_age_seconds" | "earshot_queue_paused";

function measureQueues(metrics: Metrics, { queues, now }: { queues: Queues; now: () => Date }): void {
  metrics.gauges<QueueGauge>(
    {
      earshot_queue_depth: { help: "Jobs by queue and state.", labels: ["queue", "state"] },
      earshot_queue_oldest_age_seconds: {
        help: "Age of the oldest job that waits and is due; 0 when none waits.",
        labels: ["queue"],
      },
      earshot_queue_paused: { help: "1 while somebody has paused it.", labels: ["queue"] },
    },
    async () =>
      (await queues.overview(now().getTime())).flatMap((facts): GaugeValue<QueueGauge>[] => {
        const { queue, waiting, active, delayed, failed } = facts;
        const depths = Object.entries({ waiting, active, delayed, failed });
        return [
          ...depths.map(([state, value]) => ({
            name: "earshot_queue_depth" as const,
            labels: { queue, state },
            value,
          })),
          {
            name: "earshot_queue_oldest_age_seconds",
            labels: { queue },
            value: (facts.oldestWaitingMs ?? 0) / 1_000,
          },
          { name: "earshot_queue_paused", labels: { queue }, value: facts.isPaused ? 1 : 0 },
        ];
      }),
  );
}

function measureStates(metrics: Metrics, db: Db): void {
  metrics.gauges({ earshot_source_states: { help: "Sources by state.", labels: ["state"] } }, async () =>
    (await sourceStates(db)).map(({ state, count }) => ({
      name: "earshot_source_states",
      labels: { state },
      value: count,
    })),
  );
  metrics.gauges({ earshot_outbox_states: { help: "Messages by state.", labels: ["state"] } }, async () =>
    (await outboxStates(db)).map(({ state, count }) => ({
      name: "earshot_outbox_states",
      labels: { state },
      value: count,
    })),
  );
}

function measurePosts(metrics: Metrics, { db, now }: { db: Db; now: () => Date }): void {
  metrics.gauges(
    {
      earshot_posts_waiting: { help: "Posts that wait for a stage.", labels: ["stage"] },
      earshot_posts_oldest_waiting_seconds: {
        help: "Since when the longest waiting one does; 0 when none waits.",
        labels: ["stage"],
      },
    },
    async () => {
      const { unmatched, unanalysed } = await databaseFacts(db);
      return Object.entries({ match: unmatched, analyse: unanalysed }).flatMap(([stage, waiting]) => [
        { name: "earshot_posts_waiting" as const, labels: { stage }, value: waiting.count },
        {
          name: "earshot_posts_oldest_waiting_seconds" as const,
          labels: { stage },
          value: waiting.since === null ? 0 : (now().getTime() - waiting.since.getTime()) / 1_000,
        },
      ]);
    },
  );
  const alerts = { help: "Open alerts about the installation that nobody looks after." };
  metrics.gauges({ earshot_system_alerts: alerts }, async () => [
    { name: "earshot_system_alerts", value: await countAlerts(db) },
  ]);
  const backup = { help: "Age of the last backup; absent while there is none." };
  metrics.gauges({ earshot_backup_age_seconds: backup }, async () => {
    const { lastAt } = await backupFacts(db);
    if (lastAt === null) return [];
    const value = (now().getTime() - lastAt.getTime()) / 1_000;
    return [{ name: "earshot_backup_age_seconds", value }];
  });
}
