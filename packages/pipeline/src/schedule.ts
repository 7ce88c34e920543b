import type { Backend, RawQueue } from "./raw-queue.ts";

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
 * ever; it is therefore looked after from outside, every `lookAfterMs`. A run that failed is made up for by one that began later and did
 * its work, so it is taken off the list of what failed: nothing is left to do about it.
 */
export function keepScheduled(lookAfterMs: number, backend: Backend): Schedules {
  const { log, activity } = backend;
  const kept: { queue: RawQueue; recurring: Recurring }[] = [];
  /** When the newest run began that did its work, by the name of its job. */
  const succeeded = new Map<string, number>();
  const takeOff = activity.onRun(({ name, outcome, runMs }) => {
    if (outcome === "done") succeeded.set(name, Date.now() - runMs);
  });
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  async function lookAfter(): Promise<void> {
    for (const { queue, recurring } of kept) {
      try {
        if (!(await isAlive(queue, recurring, lookAfterMs))) {
          await upsert(queue, recurring);
          log.warn({ queue: queue.name, job: recurring.name }, "lost schedule put back");
        }
        await forgetMadeUpFor(backend, queue, {
          name: recurring.name,
          begunAt: succeeded.get(recurring.name),
        });
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
      takeOff();
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

/** Takes failed runs of a schedule off the list that ended before another one began which did its work. */
async function forgetMadeUpFor(
  backend: Backend,
  queue: RawQueue,
  { name, begunAt }: { name: string; begunAt: number | undefined },
): Promise<void> {
  if (begunAt === undefined || (await queue.getFailedCount()) === 0) return;
  for (const job of await queue.getJobs("failed", 0, -1, true)) {
    // The library names runs of a schedule so; a run of the same job that was asked for by hand is another matter.
    if (job.id?.startsWith(`repeat:${name}:`) && (job.finishedOn ?? begunAt) < begunAt)
      await backend.forgetFailed(job);
  }
}
