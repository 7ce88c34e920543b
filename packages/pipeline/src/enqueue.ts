import { InvalidJob } from "./job-errors.ts";
import type { JobDefinition, JobRegistry } from "./jobs.ts";
import type { RawQueue } from "./raw-queue.ts";

export type EnqueueSettings = {
  /**
   * Deterministic, without colons or spaces, not all digits. While a job with this id waits or runs,
   * enqueueing it again does nothing; once it is done the id is free; a failed one is replaced by the new one.
   */
  jobId?: string;
  delayMs?: number;
};

const batchMax = 1_000;
/** Up to here jobs are added one by one. */
const fewJobs = 8;
/** A failed job is the only trace of lost work that people see, so it stays long, within bounds. */
const failedKept = { age: 30 * 24 * 3600, count: 5_000 };

/** Finds the definition and the queue of a job. */
export function lookUpJob(
  registry: JobRegistry,
  open: ReadonlyMap<string, RawQueue>,
  name: string,
): { definition: JobDefinition; queue: RawQueue } {
  const definition = Object.hasOwn(registry, name) ? registry[name] : undefined;
  const queue = definition && open.get(definition.queue);
  if (!definition || !queue) throw new InvalidJob(`no job is called ${name}`);
  return { definition, queue };
}

/** Checks the whole batch, then adds it, many jobs in statements of a thousand. @returns ids in the order given */
export async function enqueueBatch(
  name: string,
  { definition, queue }: { definition: JobDefinition; queue: RawQueue },
  batch: readonly ({ payload: unknown } & EnqueueSettings)[],
): Promise<string[]> {
  const prepared = batch.map((one) => ({
    name,
    data: validPayload(name, definition, one.payload),
    opts: jobOptions(definition, one),
  }));
  const ids: string[] = [];
  for (let from = 0; from < prepared.length; from += batchMax) {
    const part = prepared.slice(from, from + batchMax);
    const named = part.map((one) => one.opts.jobId).filter((jobId) => jobId !== undefined);
    await removeFailed(queue, named);
    ids.push(...(await addAll(queue, part)));
  }
  return ids;
}

/**
 * @NOTE On PostgreSQL a batch makes two temporary tables first: as much work for server and disk as ten jobs added one
 * by one, and what a tick or a visit adds is fewer.
 */
async function addAll(queue: RawQueue, batch: Parameters<RawQueue["addBulk"]>[0]) {
  if (batch.length > fewJobs) return (await queue.addBulk(batch)).map((job) => String(job.id));
  const ids: string[] = [];
  for (const { name, data, opts } of batch) ids.push(String((await queue.add(name, data, opts)).id));
  return ids;
}

/** The payload as its definition leaves it. @throws InvalidJob */
export function validPayload(name: string, definition: JobDefinition, payload: unknown): unknown {
  const parsed = definition.payload.safeParse(payload);
  if (!parsed.success) throw new InvalidJob(`payload of ${name}: ${parsed.error.message}`);
  return parsed.data;
}

/** A job's settings in the words of the queue library. @throws InvalidJob when the id is not allowed */
export function jobOptions(definition: JobDefinition, settings: EnqueueSettings) {
  const { jobId, delayMs = 0 } = settings;
  if (jobId !== undefined && (!/^[^:\s]{1,200}$/.test(jobId) || /^\d+$/.test(jobId))) {
    throw new InvalidJob(`job id ${JSON.stringify(jobId)}: no colon, no space, not all digits`);
  }
  return {
    ...(jobId === undefined ? {} : { jobId }),
    attempts: definition.attempts,
    backoff: { type: definition.backoff.type, delay: definition.backoff.delayMs, jitter: 0.3 },
    priority: definition.priority,
    delay: delayMs,
    // A job that is kept when done would block its id: the log line is its trace.
    removeOnComplete: true,
    removeOnFail: failedKept,
  };
}

/** Frees the ids of failed jobs, so that a job that once failed can never keep its work from being done. */
async function removeFailed(queue: RawQueue, jobIds: readonly string[]): Promise<void> {
  if (jobIds.length === 0 || (await queue.getFailedCount()) === 0) return;
  for (const jobId of jobIds) {
    const job = await queue.getJob(jobId);
    if (job && (await job.isFailed())) await job.remove();
  }
}
