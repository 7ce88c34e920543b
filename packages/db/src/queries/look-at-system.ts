import type { AlertRules } from "@earshot/core/system/alert-rules";
import { observeSystem } from "@earshot/core/system/observe-system";
import type { DiskFacts, QueueFacts, SystemFacts } from "@earshot/core/system/system-facts";
import type { Db } from "../database.ts";
import { backupFacts } from "./backup-run.ts";
import { workerFacts } from "./heartbeat.ts";
import { saveObservations, type AlertChanges } from "./system-alert.ts";
import { sourceStops } from "./source-stops.ts";
import { databasePulse, mailFacts, sourceFacts } from "./system-facts.ts";

/** What only the process that looks can know. */
export interface Lookout {
  /** Queues and "api": everything that somebody should be working on. */
  parts: readonly string[];
  /** Rejects when the queue does not answer. */
  queues: () => Promise<readonly QueueFacts[]>;
  /** Null when the data lie on another machine. */
  disk: () => Promise<DiskFacts | null>;
  now: () => Date;
  /** The usual ones unless a test cannot wait. */
  rules?: AlertRules;
}

/**
 * One look at the whole installation, taken into its alerts. The collector looks as a job, every API process by a timer:
 * when all workers are gone, the API still says so.
 */
export async function lookAtSystem(db: Db, lookout: Lookout): Promise<AlertChanges> {
  const facts = await gatherFacts(db, lookout);
  const now = lookout.now();
  return saveObservations(db, observeSystem(facts, now), now, lookout.rules);
}

async function gatherFacts(db: Db, lookout: Lookout): Promise<SystemFacts> {
  const pulse = await databasePulse(db, lookout.now);
  const now = lookout.now();
  return {
    databaseMs: pulse.ms,
    clockSkewMs: pulse.clockSkewMs,
    queues: await lookout.queues().catch(() => null),
    workers: await workerFacts(db, lookout.parts, now),
    sources: await sourceFacts(db, now),
    stops: await sourceStops(db),
    disk: await lookout.disk().catch(() => null),
    mail: await mailFacts(db, now),
    backup: await backupFacts(db),
  };
}
