import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { createActivity } from "./activity.ts";
import type { Log } from "./log.ts";
import { createQuietWarning } from "./quiet-warning.ts";
import type { Backend, RawQueue } from "./raw-queue.ts";
import { serverError } from "./server-error.ts";

/** What an enqueue waits at most for a server that accepts connections and then says nothing. */
const commandMs = 5_000;

/**
 * The queue in Redis or Valkey. Those who enqueue fail at once while the server is away (a page must answer,
 * and the sweep enqueues again); workers wait for it as long as it takes.
 */
export async function connectRedis(url: string, prefix: string, log: Log): Promise<Backend> {
  const producer = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 10_000,
    commandTimeout: commandMs,
    retryStrategy,
  });
  const warn = createQuietWarning(log, 10_000, Date.now);
  let connected = false;
  let lastError: Error | null = null;
  producer.on("error", (error) => {
    // Before the first connection the error goes to the caller, who is told more by it than by `connect`.
    if (connected) warn(error);
    else lastError = error;
  });
  try {
    await producer.connect();
    connected = true;
    await warnOfEviction(producer, log);
  } catch (error) {
    producer.disconnect();
    throw serverError("Redis", "REDIS_URL", url, lastError ?? error);
  }

  const consumer = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy });
  consumer.on("error", (error) => warn(error));
  let closing: Promise<void> | null = null;
  return {
    kind: "redis",
    log,
    activity: createActivity(),
    warn,
    openQueue: (name) => new Queue(name, { connection: producer, prefix }) as unknown as RawQueue,
    openWorker: (name, processor, settings) =>
      new Worker(name, processor, { connection: consumer, prefix, ...settings }),
    forgetFailed: (job) => job.remove(),
    async ping() {
      await producer.ping();
    },
    close: () => (closing ??= disconnect([producer, consumer])),
  };
}

function retryStrategy(times: number): number {
  return Math.min(times * 50, 1_000);
}

async function disconnect(clients: Redis[]): Promise<void> {
  for (const client of clients) {
    // `quit` waits for commands in flight, but would wait for a lost server too.
    if (client.status === "ready") await client.quit();
    else client.disconnect();
  }
}

/** A server that drops keys when memory is short drops jobs: the sweep brings them back, late. */
async function warnOfEviction(client: Redis, log: Log): Promise<void> {
  const info = await client.info("memory");
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy !== undefined && policy !== "noeviction") {
    log.warn({ policy }, "Redis may throw jobs away: set maxmemory-policy to noeviction");
  }
}
