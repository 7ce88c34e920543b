import type { AlertRules } from "@earshot/core/system/alert-rules";
import type { Finding } from "@earshot/core/system/finding";
import { judgeMemory } from "@earshot/core/system/judge-machine";
import { judgeAddress } from "@earshot/core/system/judge-reach";
import type { Database } from "@earshot/db/database";
import { examineInstallation } from "@earshot/db/queries/examine-installation";
import { lookAtSystem, type Lookout } from "@earshot/db/queries/look-at-system";
import { workParts } from "@earshot/pipeline/jobs";
import type { Queues } from "@earshot/pipeline/queue";
import type { Config } from "@earshot/runtime/env";
import type { Logger } from "@earshot/runtime/logger";
import { diskFacts, memoryFacts } from "@earshot/runtime/machine-facts";

export interface LookAroundSettings {
  config: Config;
  database: Database;
  queues: Queues;
  /** Folder of the embedded data, whose disk is watched; null with an external database. */
  dataFolder: string | null;
  log: Logger;
  now: () => Date;
  /** Where the page is served; known once it is. */
  port: () => number;
  everyMs?: number;
  /** The usual ones unless a test cannot wait. */
  rules?: AlertRules;
}

/** Answers that are younger serve whoever asks meanwhile: readiness is asked by anybody, and often. */
const answerKeptMs = 2_000;

/** What `/readyz` and the page System tell of this installation. */
export function createExaminer(settings: LookAroundSettings): () => Promise<Finding[]> {
  let kept: { at: number; findings: Promise<Finding[]> } | null = null;
  async function examine(): Promise<Finding[]> {
    const machine = [
      judgeMemory(memoryFacts()),
      judgeAddress({ ...settings.config.http, port: settings.port() }),
    ];
    return [...(await examineInstallation(settings.database.db, lookoutOf(settings))), ...machine];
  }
  return () => {
    const at = performance.now();
    if (kept === null || at - kept.at > answerKeptMs) kept = { at, findings: examine() };
    return kept.findings;
  };
}

/**
 * Looks at the installation every few seconds and opens and ends its alerts, beside the workers that do the same: when all of them are
 * gone, this process still says so.
 */
export function startLookingAround(settings: LookAroundSettings): { close(): Promise<void> } {
  const { database, log } = settings;
  const lookout = lookoutOf(settings);
  let looking: Promise<void> | null = null;
  let isBlind = false;

  async function look(): Promise<void> {
    try {
      const { opened, resolved } = await lookAtSystem(database.db, lookout);
      if (opened.length > 0) log.warn({ alerts: opened }, "alert opened");
      if (resolved.length > 0) log.info({ alerts: resolved }, "alert is over");
      isBlind = false;
    } catch (error) {
      // Without a database there is nowhere to write it; readiness says it meanwhile.
      if (!isBlind) log.warn({ err: error }, "the system could not be looked at");
      isBlind = true;
    }
  }

  const timer = setInterval(() => {
    looking ??= look().finally(() => (looking = null));
  }, settings.everyMs ?? 15_000).unref();
  return {
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}

function lookoutOf({ queues, dataFolder, now, rules }: LookAroundSettings): Lookout {
  return {
    parts: workParts,
    queues: () => queues.overview(now().getTime()),
    disk: async () => (dataFolder === null ? null : diskFacts(dataFolder)),
    now,
    ...(rules === undefined ? {} : { rules }),
  };
}
