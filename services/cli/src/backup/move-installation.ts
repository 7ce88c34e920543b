import type { ClientBase } from "pg";
import { checksumOf } from "@earshot/db/backup/checksum";
import { openSnapshot, type OpenSnapshot } from "@earshot/db/backup/open-snapshot";
import { settleMoved } from "@earshot/db/backup/settle-copy";
import { writeSnapshot } from "@earshot/db/backup/write-snapshot";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import type { Logger } from "@earshot/runtime/logger";
import { StartError } from "@earshot/runtime/start-error";
import { CommandError } from "../failure.ts";
import { describeStep } from "./describe-step.ts";

export interface MoveSettings {
  from: string;
  to: string;
  /** The queue's new server; null: it lives in the new database. */
  toRedis: string | null;
  log: Logger;
  say: (line: string) => void;
  now: () => Date;
}

/** A table on both sides, counted and summed up independently. */
export interface ProofLine {
  table: string;
  rows: string;
  sum: string;
}

/**
 * Copies everything from one database to another and compares every table before anything there is final. Nobody can
 * write to the old one meanwhile; it stays as it was. The queue is left behind: what is still to do stands in the tables.
 * Throws CommandError or BackupError, and then the target is as it was.
 */
export async function moveInstallation(settings: MoveSettings): Promise<ProofLine[]> {
  const { from, to, toRedis, log, say, now } = settings;
  if (toRedis !== null) await checkRedis(toRedis, to, log);
  const source = await openSnapshot(from, { purpose: "move" });
  try {
    let proof: ProofLine[] = [];
    await writeSnapshot(to, source, {
      command: "move",
      onStep: (step) => say(describeStep(step)),
      settle: (tx) => settleMoved(tx, now()),
      beforeChange: async (state) => {
        if (state === "foreign")
          throw new CommandError("The target holds tables of something else. Name an empty database.");
        if (state === "used")
          throw new CommandError("The target holds an Earshot with data. Name an empty database.");
      },
      async beforeCommit(target) {
        say("Comparing …");
        proof = await compare(source, target);
      },
    });
    return proof;
  } finally {
    await source.close();
  }
}

async function compare(source: OpenSnapshot, target: ClientBase): Promise<ProofLine[]> {
  const proof: ProofLine[] = [];
  for (const { name } of source.head.tables) {
    const [before, after] = await Promise.all([source.checksum(name), checksumOf(target, name)]);
    if (before.rows !== after.rows || before.sum !== after.sum)
      throw new CommandError(
        `The table "${name}" differs after copying (${before.rows} rows here, ${after.rows} there). Nothing was moved.`,
      );
    proof.push({ table: name, ...before });
  }
  return proof;
}

/** Jobs that are there already belong to somebody else. */
async function checkRedis(redisUrl: string, databaseUrl: string, log: Logger): Promise<void> {
  const backend = await connectBackend({ redisUrl, databaseUrl, log }).catch((error: unknown) => {
    throw error instanceof StartError ? new CommandError(`--to-redis: ${error.what}`) : error;
  });
  const queues = createQueues(backend);
  try {
    const counts = Object.values(await queues.counts());
    if (counts.some((each) => Object.values(each).some((count) => count > 0)))
      throw new CommandError(
        "--to-redis: an Earshot keeps its queue there already. Name another server or database.",
      );
  } finally {
    await queues.close();
    await backend.close();
  }
}
