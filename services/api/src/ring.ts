import { deliverJobId } from "@earshot/db/queries/outbox";
import { InvalidJob } from "@earshot/pipeline/job-errors";
import type { JobName, JobPayload } from "@earshot/pipeline/jobs";
import type { EnqueueSettings } from "@earshot/pipeline/queue";
import type { ApiDeps } from "./deps.ts";

/**
 * Has a worker do now what was saved a moment ago, instead of with the next sweep. A queue that is away fails no request: what was asked for is
 * saved by then, and whoever is told that it failed does it a second time. @throws InvalidJob
 */
export async function ring<N extends JobName>(
  { queues, log }: Pick<ApiDeps, "queues" | "log">,
  name: N,
  payload: JobPayload<N>,
  settings?: EnqueueSettings,
): Promise<void> {
  try {
    await queues.enqueue(name, payload, settings);
  } catch (error) {
    if (error instanceof InvalidJob) throw error;
    log.warn({ err: error, job: name }, "the queue is away, a sweep finds what is to be done");
  }
}

/** The same for a mail or message that waits in the outbox; null: nothing waits. */
export async function ringOutbox(
  deps: Pick<ApiDeps, "queues" | "log">,
  outboxId: number | null,
): Promise<void> {
  if (outboxId !== null) await ring(deps, "deliver", { outboxId }, { jobId: deliverJobId(outboxId) });
}
