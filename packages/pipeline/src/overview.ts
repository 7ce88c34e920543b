import type { QueueFacts } from "@earshot/core/system/system-facts";
import type { JobRegistry } from "./jobs.ts";
import { waitingStates, type RawJob, type RawQueue } from "./raw-queue.ts";

/** Jobs looked at to find the oldest: the front of each list, which is in the order of priority, then of arrival. */
const looked = 20;
/** A run may end this long after its time, when its worker is asked to give up. */
const slackMs = 60_000;
const activeLooked = 200;

/** One queue as it is now: counts, whether it is paused, how old what waits is, what hangs. */
export async function viewQueue(
  registry: JobRegistry,
  name: string,
  queue: RawQueue,
  now: number,
): Promise<QueueFacts> {
  const [counts, isPaused] = await Promise.all([
    queue.getJobCounts(...waitingStates, "active", "delayed", "failed"),
    queue.isPaused(),
  ]);
  const of = (state: string): number => counts[state] ?? 0;
  const waiting = waitingStates.reduce((sum, state) => sum + of(state), 0);
  return {
    queue: name,
    waiting,
    active: of("active"),
    delayed: of("delayed"),
    failed: of("failed"),
    isPaused,
    oldestWaitingMs: waiting === 0 ? null : await oldestWaiting(queue, now),
    stuck: of("active") === 0 ? { count: 0, ageMs: 0 } : await findStuck(registry, queue, now),
  };
}

async function oldestWaiting(queue: RawQueue, now: number): Promise<number | null> {
  const lists = await Promise.all([
    queue.getJobs(["wait"], 0, looked - 1, true),
    queue.getJobs(["prioritized"], 0, looked - 1, true),
  ]);
  // A job may leave its list between the two questions of the library, which then gives nothing for it.
  const ages = lists.flat().flatMap((job: RawJob | undefined) => (job ? [now - dueAt(job)] : []));
  return ages.length === 0 ? null : Math.max(0, ...ages);
}

function dueAt({ timestamp, delay }: RawJob): number {
  return timestamp + delay;
}

async function findStuck(
  registry: JobRegistry,
  queue: RawQueue,
  now: number,
): Promise<{ count: number; ageMs: number }> {
  const active = await queue.getJobs(["active"], 0, activeLooked - 1, true);
  const ages = active.flatMap((job: RawJob | undefined) => {
    if (!job?.processedOn) return [];
    const ageMs = now - job.processedOn;
    return ageMs > (registry[job.name]?.timeoutMs ?? 0) + slackMs ? [ageMs] : [];
  });
  return { count: ages.length, ageMs: Math.max(0, ...ages) };
}
