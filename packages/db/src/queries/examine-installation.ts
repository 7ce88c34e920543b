import { found, type CheckName, type Finding } from "@earshot/core/system/finding";
import {
  judgeBackup,
  judgeClock,
  judgeDatabase,
  judgeDisk,
  judgeMail,
  judgeMigrations,
  judgePartitions,
} from "@earshot/core/system/judge-machine";
import {
  judgeCollector,
  judgeFailedJobs,
  judgePosts,
  judgeQueues,
  judgeSources,
  judgeStuckJobs,
  judgeWorkers,
} from "@earshot/core/system/judge-work";
import { sql } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";
import { readMigrationFiles } from "../migration-files.ts";
import { missingMonths } from "../partitions.ts";
import { backupFacts } from "./backup-run.ts";
import { workerFacts } from "./heartbeat.ts";
import type { Lookout } from "./look-at-system.ts";
import { databaseFacts, databaseSetup } from "./system.ts";
import { databasePulse, mailFacts, sourceFacts } from "./system-facts.ts";

const checkTimeoutMs = 5_000;
const monthsAhead = 1;

export type Examined = Omit<Lookout, "rules">;

/**
 * Looks at everything that database and queue tell about an installation, all at the same time; never rejects. What does not answer
 * within five seconds is a finding of its own.
 */
export async function examineInstallation(db: Db, examined: Examined): Promise<Finding[]> {
  const database = await settle(examineDatabase(db, examined.now), (reason) => [
    found("database", "fail", "database_away", { reason }),
  ]);
  // Without a database every further question would only say the same.
  const isAway = database.some(({ code }) => code === "database_away");
  const [queues, disk, ...rest] = await Promise.all([
    settle(examineQueues(examined), (reason) => [found("queue", "fail", "queue_away", { reason })]),
    settle(examineDisk(examined), () => []),
    ...(isAway ? [] : examineTables(db, examined)),
  ]);
  return [...database, ...disk, ...queues, ...rest.flat()];
}

async function examineDatabase(db: Db, now: () => Date): Promise<Finding[]> {
  const pulse = await databasePulse(db, now);
  const setup = await databaseSetup(db);
  return [judgeDatabase({ ms: pulse.ms, ...setup }), judgeClock(pulse.clockSkewMs)];
}

async function examineQueues({ queues }: Examined): Promise<Finding[]> {
  const facts = await queues();
  return [judgeQueues(facts), judgeFailedJobs(facts), judgeStuckJobs(facts)];
}

async function examineDisk({ disk }: Examined): Promise<Finding[]> {
  const facts = await disk();
  return facts === null ? [] : [judgeDisk(facts)];
}

/** Each by itself: a table that one of them lacks (before a migration) leaves the others their say. */
function examineTables(db: Db, examined: Examined): Promise<Finding[]>[] {
  const now = examined.now();
  const looks: [CheckName, () => Promise<Finding>][] = [
    ["migrations", () => lookAtMigrations(db)],
    ["partitions", () => lookAtPartitions(db, now)],
    ["workers", async () => judgeWorkers(await workerFacts(db, examined.parts, now), now)],
    ["collector", () => lookAtCollector(db, examined, now)],
    ["sources", async () => judgeSources(await sourceFacts(db, now))],
    ["posts", async () => judgePosts(await databaseFacts(db), now)],
    ["mail", async () => judgeMail(await mailFacts(db, now))],
    ["backup", async () => judgeBackup(await backupFacts(db), now)],
  ];
  return looks.map(([, look]) =>
    settle(
      look().then((finding) => [finding]),
      () => [],
    ),
  );
}

async function lookAtMigrations(db: Db): Promise<Finding> {
  const [table] = await readRows<{ name: string | null }>(
    db,
    sql`select to_regclass('migration')::text as name`,
  );
  const isEmpty = (table?.name ?? null) === null;
  const applied = isEmpty
    ? []
    : await readRows<{ name: string }>(db, sql`select name from migration order by name`);
  const known = await readMigrationFiles();
  return judgeMigrations(
    applied.map(({ name }) => name),
    known.map(({ name }) => name),
  );
}

async function lookAtPartitions(db: Db, now: Date): Promise<Finding> {
  const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsAhead, 1));
  const missing = await missingMonths(db, { from: now, to });
  return judgePartitions(missing, to.toISOString().slice(0, 7));
}

/** Nobody visits sources of an installation that is stopped, and nobody should. */
async function lookAtCollector(db: Db, { parts }: Examined, now: Date): Promise<Finding> {
  const workers = await workerFacts(db, parts, now);
  const isRunning = workers.some(({ alive }) => alive > 0);
  return judgeCollector(await sourceFacts(db, now), isRunning, now);
}

async function settle(
  look: Promise<Finding[]>,
  onFailure: (reason: string) => Finding[],
): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${checkTimeoutMs} ms`)), checkTimeoutMs);
  });
  try {
    return await Promise.race([look, late]);
  } catch (error) {
    return onFailure(reasonOf(error));
  } finally {
    clearTimeout(timer);
  }
}

/** Several addresses of one name fail together, with their reasons inside; a failed statement has the server's as its cause. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message.replace(/\.$/, "") : reasonOf(error.cause);
}
