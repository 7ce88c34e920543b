import type { Activity } from "./activity.ts";
import type { Log } from "./log.ts";

/** One part of the work that this process does. */
export type PartBeat = { part: string; lastActiveAt: Date | null; jobsInHand: number };
/** Runs that ended since the last beat that was saved. */
export type RunTally = { queue: string; done: number; failed: number; retried: number; runMs: number };

export type HeartbeatSettings = {
  activity: Activity;
  /** Parts without a queue, such as "api". */
  parts?: readonly string[];
  log: Log;
  now: () => Date;
  /** Saves a beat; where, this package does not know. */
  save(beat: { beats: readonly PartBeat[]; tallies: readonly RunTally[] }, now: Date): Promise<void>;
  /** Notes that the process ended in order. */
  end(now: Date): Promise<void>;
  everyMs?: number;
};

export type Heartbeat = {
  /** Tells now, not at the next turn. */
  beat(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Tells every few seconds that this process lives, which workers it has and what they did. What could not be told stays in
 * the tally for the next beat; a process that is killed falls silent, one that ends says so.
 */
export function startHeartbeat(settings: HeartbeatSettings): Heartbeat {
  const { activity, log, now, parts = [] } = settings;
  const tallies = new Map<string, RunTally>();
  const stopListening = activity.onRun((run) => {
    const tally = tallies.get(run.queue) ?? emptyTally(run.queue);
    tally.runMs += Math.round(run.runMs);
    if (run.outcome === "done") tally.done += 1;
    else if (run.outcome === "failed") tally.failed += 1;
    else if (run.outcome === "retry") tally.retried += 1;
    tallies.set(run.queue, tally);
  });
  let beating: Promise<void> = Promise.resolve();
  let isSilent = false;

  async function tell(): Promise<void> {
    const taken = [...tallies.values()];
    tallies.clear();
    try {
      await settings.save({ beats: beatsOf(activity, parts), tallies: taken }, now());
      isSilent = false;
    } catch (error) {
      for (const tally of taken) putBack(tallies, tally);
      if (!isSilent) log.warn({ err: error }, "heartbeat could not be saved");
      isSilent = true;
    }
  }

  const beat = (): Promise<void> => (beating = beating.then(tell));
  const timer = setInterval(() => void beat(), settings.everyMs ?? 10_000).unref();
  let closing: Promise<void> | null = null;

  async function close(): Promise<void> {
    clearInterval(timer);
    await beat();
    stopListening();
    await settings.end(now()).catch((error: unknown) => log.warn({ err: error }, "end could not be noted"));
  }

  return { beat, close: () => (closing ??= close()) };
}

function beatsOf(activity: Activity, parts: readonly string[]): PartBeat[] {
  const idle = parts.map((part) => ({ part, lastActiveAt: null, jobsInHand: 0 }));
  const working = new Map<string, PartBeat>();
  for (const worker of activity.workers()) {
    const activeAt = worker.lastActiveAt();
    const before = working.get(worker.queue);
    const latest = Math.max(activeAt ?? 0, before?.lastActiveAt?.getTime() ?? 0);
    working.set(worker.queue, {
      part: worker.queue,
      lastActiveAt: latest === 0 ? null : new Date(latest),
      jobsInHand: worker.jobsInHand() + (before?.jobsInHand ?? 0),
    });
  }
  return [...idle, ...working.values()];
}

function emptyTally(queue: string): RunTally {
  return { queue, done: 0, failed: 0, retried: 0, runMs: 0 };
}

function putBack(tallies: Map<string, RunTally>, lost: RunTally): void {
  const tally = tallies.get(lost.queue) ?? emptyTally(lost.queue);
  tallies.set(lost.queue, {
    queue: lost.queue,
    done: tally.done + lost.done,
    failed: tally.failed + lost.failed,
    retried: tally.retried + lost.retried,
    runMs: tally.runMs + lost.runMs,
  });
}
