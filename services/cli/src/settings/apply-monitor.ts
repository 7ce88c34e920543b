import type { Database } from "@earshot/db/database";
import { holdConfiguration } from "@earshot/db/queries/configuration";
import { startRematch } from "@earshot/db/queries/rematch";
import { watchListVersion } from "@earshot/db/queries/watch-list";
import type { Queues } from "@earshot/pipeline/queue";
import type { SecretBox } from "@earshot/runtime/encrypt-secret";
import { CommandError } from "../failure.ts";
import type { NewSigning } from "./apply-alerts.ts";
import { applyPlan } from "./apply-plan.ts";
import type { Difference } from "./compare-configurations.ts";
import type { MonitorFile } from "./monitor-file.ts";
import { planApply, type ApplyOptions } from "./plan-apply.ts";

export interface Applied {
  differences: Difference[];
  /** Whether the watch list changed, so that history is matched again. */
  isRematching: boolean;
  /** Secrets of webhooks that were made, known from now on to whoever reads this alone. */
  signings: NewSigning[];
}

export interface ApplyDeps {
  database: Database;
  /** Null outside a running Earshot: its next sweep finds what is to be matched. */
  queues: Queues | null;
  /** Null where no settings are applied. */
  secrets?: SecretBox | null;
  now: () => Date;
}

/**
 * Brings configuration up to a file, all or nothing, in one transaction. `agreed` are the differences that a person has looked
 * at: if there are others by now, nothing is applied and a CommandError says so.
 */
export async function applyMonitor(
  deps: ApplyDeps,
  file: MonitorFile,
  options: Pick<ApplyOptions, "isDemo"> & Partial<ApplyOptions>,
  agreed: readonly Difference[] | null = null,
): Promise<Applied> {
  const { secrets = null } = deps;
  const full = { isPruning: false, env: {}, ...options };
  const now = deps.now();
  const done = await deps.database.db.transaction(async (tx) => {
    await holdConfiguration(tx);
    const before = await watchListVersion(tx);
    const plan = await planApply(tx, secrets, file, full);
    if (agreed !== null && JSON.stringify(agreed) !== JSON.stringify(plan.differences)) {
      throw new CommandError(
        "Somebody changed the configuration meanwhile. Nothing was applied; look at the differences again.",
      );
    }
    const signings = await applyPlan(tx, secrets, { plan, isDemo: full.isDemo, now });
    const version = await watchListVersion(tx);
    return { differences: plan.differences, signings, version: version === before ? null : version };
  });
  if (done.version !== null) await rematch(deps, done.version, now);
  const { differences, signings } = done;
  return { differences, signings, isRematching: done.version !== null };
}

async function rematch({ database, queues }: ApplyDeps, version: number, now: Date): Promise<void> {
  const run = await startRematch(database.db, version, now);
  const jobId = `rematch-${run.rematchRunId}-0`;
  await queues?.enqueue("rematch", { runId: run.rematchRunId, afterId: 0 }, { jobId });
}
