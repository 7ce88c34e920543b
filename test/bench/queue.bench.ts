import { connectBackend, type Backend } from "@earshot/pipeline/backend";
import { postIdsMax } from "@earshot/pipeline/jobs";
import { createQueues } from "@earshot/pipeline/queue";
import { createWorker } from "@earshot/pipeline/worker";
import { freePort, redisOnOffer, spawnRedis } from "../queue/test-servers.ts";
import { onEmbeddedServer, silentLog as log } from "./bench-server.ts";
import type { Figure } from "./figure.ts";

const jobCount = 4_000;
const postIds = Array.from({ length: postIdsMax }, (_, i) => i + 1);

/** The queue alone: full batches of ids through handlers that do nothing. Its peer is the other server. */
export async function run(): Promise<Figure[]> {
  return onEmbeddedServer(async ({ url }) => {
    const embedded = await connectBackend({ redisUrl: null, databaseUrl: url, log });
    const figures = await measure(embedded, "queue on PostgreSQL");
    if (redisOnOffer() === null) return figures;
    const redis = await spawnRedis(await freePort());
    const server = await connectBackend({ redisUrl: redis.url, databaseUrl: "", log });
    const others = await measure(server, "queue on Redis");
    await redis.kill();
    return [...figures, ...others];
  });
}

async function measure(backend: Backend, name: string): Promise<Figure[]> {
  const queues = createQueues(backend);
  const batch = Array.from({ length: jobCount }, (_, n) => ({
    payload: { postIds },
    jobId: `analyse-${n}`,
  }));
  const figures: Figure[] = [];
  const add = (what: string, count: number, ms: number) =>
    figures.push({ name: `${name}: ${what}`, value: (count / ms) * 1_000, unit: "jobs/s" });

  const single = batch.slice(0, 300);
  let since = performance.now();
  for (const { payload, jobId } of single) await queues.enqueue("analyse-posts", payload, { jobId });
  add("enqueue, one at a time", single.length, performance.now() - since);

  since = performance.now();
  await queues.enqueueMany("analyse-posts", batch);
  add("enqueue, a thousand at once", jobCount - single.length, performance.now() - since);

  for (const concurrency of [1, 8]) {
    await queues.enqueueMany("analyse-posts", batch);
    since = performance.now();
    await work(backend, concurrency);
    add(`run, ${concurrency} at once`, jobCount, performance.now() - since);
  }
  await queues.close();
  await backend.close();
  return figures;
}

/** Resolves when a worker has run all jobs. */
async function work(backend: Backend, concurrency: number): Promise<void> {
  let left = jobCount;
  let done: () => void = () => {};
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const nothing = async () => {};
  const count = async () => {
    left -= 1;
    if (left === 0) done();
  };
  const handlers = {
    "analyse-posts": count,
    prioritise: nothing,
    "sweep-analyse": nothing,
    "sweep-priorities": nothing,
    "group-posts": nothing,
    "sweep-stories": nothing,
    "sweep-desk": nothing,
    "learn-corrections": nothing,
    "ask-engine": nothing,
    "prepare-topics": nothing,
    "sweep-prompts": nothing,
    "sweep-claims": nothing,
  };
  const worker = createWorker(backend, "analyse", handlers, { log, concurrency });
  await all;
  await worker.close();
}
