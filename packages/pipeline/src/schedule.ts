import type { Log } from "./log.ts";
import type { RawQueue } from "./raw-queue.ts";

export type Recurring = {
  name: string;
  everyMs: number;
  data: unknown;
  opts: object;
};

export type Schedules = {
  add(queue: RawQueue, recurring: Recurring): Promise<void>;
  close(): Promise<void>;
};

/**
 * Keeps recurring jobs recurring. The library enqueues the next run when the previous one starts, so a
 * schedule whose pending run is lost (queue emptied, or an error at that very moment) would stay silent for
 * ever; it is therefore looked after from outside, every `lookAfterMs`.
 */
export function keepScheduled(log: Log, lookAfterMs: number): Schedules {
  const kept: { queue: RawQueue; recurring: Recurring }[] = [];
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  async function lookAfter(): Promise<void> {
    for (const { queue, recurring } of kept) {
      try {
        if (!(await isAlive(queue, recurring, lookAfterMs))) {
          await upsert(queue, recurring);
          log.warn({ queue: queue.name, job: recurring.name }, "lost schedule put back");
        }
      } catch (error) {
        log.warn({ err: error, job: recurring.name }, "schedule could not be looked after");
      }
    }
  }

  return {
    async add(queue, recurring) {
      await upsert(queue, recurring);
      kept.push({ queue, recurring });
      timer ??= setInterval(() => {
        looking = looking.then(lookAfter);
      }, lookAfterMs).unref();
    },
    async close() {
      if (timer) clearInterval(timer);
      await looking;
    },
  };
}

async function upsert(queue: RawQueue, { name, everyMs, data, opts }: Recurring): Promise<void> {
  await queue.upsertJobScheduler(name, { every: everyMs }, { name, data, opts });
}

/** A run that is overdue by far is either lost or waits for a worker; putting it anew is right for both. */
async function isAlive(queue: RawQueue, { name, everyMs }: Recurring, lookAfterMs: number): Promise<boolean> {
  const scheduler = await queue.getJobScheduler(name);
  if (!scheduler || scheduler.every !== everyMs) return false;
  // The pending run of a paused queue waits like everything else in it.
  if (await queue.isPaused()) return true;
  return (scheduler.next ?? 0) > Date.now() - Math.max(2 * everyMs, lookAfterMs);
}
