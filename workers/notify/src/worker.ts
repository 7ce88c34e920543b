import { createWorker, type QueueWorker } from "@earshot/pipeline/worker";
import { deliver } from "./deliver.ts";
import type { NotifyDeps } from "./deps.ts";
import { hearBots } from "./hear-bots.ts";
import { createOutside } from "./outside.ts";
import { sweepNotify } from "./sweep-notify.ts";

const sweepEveryMs = 30_000;
const hearEveryMs = 4_000;

/** Starts the worker of the queue `notify` and its sweep. Close it before queue and database. */
export async function createNotifyWorker(deps: NotifyDeps): Promise<QueueWorker> {
  const outside = createOutside(deps.database, { allowHosts: deps.allowHosts ?? [], log: deps.log });
  const worker = createWorker(
    deps.backend,
    "notify",
    {
      deliver: (payload, context) => deliver(deps, outside, payload, context),
      "hear-bots": (_payload, context) => hearBots(deps, outside, context),
      "sweep-notify": (_payload, context) => sweepNotify(deps, context),
    },
    { log: deps.log },
  );
  await worker.ready();
  await deps.queues.schedule("sweep-notify", sweepEveryMs, {});
  await deps.queues.schedule("hear-bots", hearEveryMs, {});
  return {
    ...worker,
    async close() {
      await worker.close();
      await outside.close();
    },
  };
}
