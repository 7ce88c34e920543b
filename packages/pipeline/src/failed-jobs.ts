import type { RawJob, RawQueue } from "./raw-queue.ts";

/** A job that is out of attempts or hopeless, as shown to people. `reason` may quote text from outside. */
export type FailedJob = {
  queue: string;
  jobId: string;
  name: string;
  payload: unknown;
  attempts: number;
  reason: string;
  failedAt: Date;
};

type OpenQueues = ReadonlyMap<string, RawQueue>;

interface Discarding {
  open: OpenQueues;
  /** Takes a job off the list. */
  forget(job: RawJob): Promise<void>;
}

/** Newest first, over all queues. */
export async function listFailed(open: OpenQueues, limit: number): Promise<FailedJob[]> {
  if (limit <= 0) return [];
  const lists = [...open].map(async ([name, queue]) => {
    const failed = await queue.getJobs("failed", 0, limit - 1, false);
    return failed.map((job) => toFailedJob(name, job));
  });
  const all = (await Promise.all(lists)).flat();
  all.sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime());
  return all.slice(0, limit);
}

/** @returns false when the job is not (or no longer) on the failed list */
export async function retryFailed(open: OpenQueues, queueName: string, jobId: string): Promise<boolean> {
  const job = await findFailed(open, queueName, jobId);
  if (!job) return false;
  try {
    await job.retry("failed", { resetAttemptsMade: true, resetAttemptsStarted: true });
    return true;
  } catch (error) {
    // Somebody else retried or discarded it in between.
    if (!(await findFailed(open, queueName, jobId))) return false;
    throw error;
  }
}

/** Those that fail again meanwhile are not taken twice. @returns how many, or null for an unknown queue */
export async function retryAllFailed(open: OpenQueues, queueName: string): Promise<number | null> {
  const queue = open.get(queueName);
  if (!queue) return null;
  const failed = await queue.getJobs("failed", 0, -1, true);
  let retried = 0;
  for (const job of failed) {
    if (await retryFailed(open, queueName, String(job.id))) retried += 1;
  }
  return retried;
}

/** @returns false when the job is not (or no longer) on the failed list */
export async function discardFailed(
  { open, forget }: Discarding,
  queueName: string,
  jobId: string,
): Promise<boolean> {
  const job = await findFailed(open, queueName, jobId);
  if (!job) return false;
  await forget(job);
  return true;
}

/** All that is on the list of one queue now. @returns how many, or null for an unknown queue */
export async function discardAllFailed(discarding: Discarding, queueName: string): Promise<number | null> {
  const queue = discarding.open.get(queueName);
  if (!queue) return null;
  const failed = await queue.getJobs("failed", 0, -1, true);
  let discarded = 0;
  for (const job of failed) {
    if (await discardFailed(discarding, queueName, String(job.id))) discarded += 1;
  }
  return discarded;
}

async function findFailed(open: OpenQueues, queueName: string, jobId: string): Promise<RawJob | undefined> {
  const job = await open.get(queueName)?.getJob(jobId);
  return job && (await job.isFailed()) ? job : undefined;
}

function toFailedJob(queue: string, job: RawJob): FailedJob {
  return {
    queue,
    jobId: String(job.id),
    name: job.name,
    payload: job.data,
    attempts: job.attemptsMade,
    reason: job.failedReason ?? "",
    failedAt: new Date(job.finishedOn ?? job.timestamp),
  };
}
