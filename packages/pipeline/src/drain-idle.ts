import { setTimeout as wait } from "node:timers/promises";
import type { RawQueue } from "./raw-queue.ts";

export type DrainSettings = {
  /** Rejects when work is left after this time; four minutes unless given. */
  timeoutMs?: number;
  /** Delayed jobs that become due within this time are waited for too (retries, for instance); 0 unless given. */
  dueWithinMs?: number;
};

/** Doubled while there is work: what takes long needs its processor itself. */
const pollMs = { first: 10, longest: 80 };

/**
 * Resolves when no queue has a job that waits, runs or is due. Queues are read in the order of the flow, so
 * that a follower enqueued by a job is seen behind it; two idle rounds in a row count.
 */
export async function drainIdle(
  open: ReadonlyMap<string, RawQueue>,
  { timeoutMs = 240_000, dueWithinMs = 0 }: DrainSettings = {},
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let idleRounds = 0;
  let pauseMs = pollMs.first;
  while (idleRounds < 2) {
    const busy = await firstBusy(open, dueWithinMs);
    idleRounds = busy === null ? idleRounds + 1 : 0;
    if (busy !== null) {
      if (Date.now() > deadline) {
        throw new Error(`after ${timeoutMs} ms queue ${busy} still has work`);
      }
      await wait(pauseMs);
      pauseMs = Math.min(2 * pauseMs, pollMs.longest);
    }
  }
}

async function firstBusy(open: ReadonlyMap<string, RawQueue>, dueWithinMs: number): Promise<string | null> {
  for (const [name, queue] of open) if (await isBusy(queue, dueWithinMs)) return name;
  return null;
}

/** What is due is asked before and after what is in hand: a job that is put back for later passes from one answer into the other between two questions. */
async function isBusy(queue: RawQueue, dueWithinMs: number): Promise<boolean> {
  const isDue = async (): Promise<boolean> => (await queue.getDelayedCount(Date.now() + dueWithinMs + 1)) > 0;
  if (await isDue()) return true;
  const counts = await queue.getJobCounts("wait", "prioritized", "active");
  return Object.values(counts).some((count) => count > 0) || (await isDue());
}
