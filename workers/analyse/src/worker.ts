import { createWorker, type QueueWorker } from "@earshot/pipeline/worker";
import { createAnalyser } from "@earshot/text/analyse-post";
import { analysePosts } from "./analyse-posts.ts";
import type { AnalyseDeps } from "./deps.ts";
import { prioritisePosts } from "./prioritise-posts.ts";
import { sweepAnalyse } from "./sweep.ts";

const sweepEveryMs = 60_000;

/** Starts the worker of the queue `analyse` and its sweep. Close it before queue and database. */
export async function createAnalyseWorker(deps: AnalyseDeps): Promise<QueueWorker> {
  const analyser = createAnalyser();
  const worker = createWorker(
    deps.backend,
    "analyse",
    {
      "analyse-posts": (payload, context) => analysePosts(deps, analyser, payload, context),
      prioritise: (payload, context) => prioritisePosts(deps, payload, context),
      "sweep-analyse": (_payload, context) => sweepAnalyse(deps, context),
    },
    { log: deps.log },
  );
  await worker.ready();
  await deps.queues.schedule("sweep-analyse", sweepEveryMs, {});
  return worker;
}
