import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { QueueUnavailable } from "./job-errors.ts";
import type { Log } from "./log.ts";
import type { Backend, RawQueue } from "./raw-queue.ts";

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
  });
  producer.on("error", (error) => log.warn({ err: error }, "queue connection lost"));
  try {
    await producer.connect();
    await warnOfEviction(producer, log);
  } catch (error) {
    producer.disconnect();
    throw new QueueUnavailable("REDIS_URL does not lead to a Redis that answers", { cause: error });
  }

  const consumer = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null });
  consumer.on("error", (error) => log.warn({ err: error }, "queue connection lost"));
  let closing: Promise<void> | null = null;
  return {
    kind: "redis",
    log,
    openQueue: (name) => new Queue(name, { connection: producer, prefix }) as unknown as RawQueue,
    openWorker: (name, processor, settings) =>
      new Worker(name, processor, { connection: consumer, prefix, ...settings }),
    async ping() {
      await producer.ping();
    },
    close: () => (closing ??= disconnect([producer, consumer])),
  };
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
