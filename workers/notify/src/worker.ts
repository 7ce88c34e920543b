import { createWorker, type QueueWorker } from "@earshot/pipeline/worker";
import { deliver } from "./deliver.ts";
import type { NotifyDeps } from "./deps.ts";
import { sweepNotify } from "./sweep-notify.ts";

const sweepEveryMs = 30_000;

/** Starts the worker of the queue `notify` and its sweep. Close it before queue and database. */
export async function createNotifyWorker(deps: NotifyDeps): Promise<QueueWorker> {
  const worker = createWorker(
    deps.backend,
    "notify",
    {
      deliver: (payload, context) => deliver(deps, payload, context),
      "sweep-notify": (_payload, context) => sweepNotify(deps, context),
    },
    { log: deps.log },
  );
  await worker.ready();
  await deps.queues.schedule("sweep-notify", sweepEveryMs, {});
  return worker;
}
