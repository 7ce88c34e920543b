import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues, type Queues } from "@earshot/pipeline/queue";
import type { Installation } from "./installation.ts";

/** Opens the queues of an installation for one piece of work. */
export async function withQueues<T>(
  installation: Installation,
  work: (queues: Queues) => Promise<T>,
): Promise<T> {
  const { config, databaseUrl, log } = installation;
  const backend = await connectBackend({ redisUrl: config.redis.url, databaseUrl, log });
  const queues = createQueues(backend);
  try {
    return await work(queues);
  } finally {
    await queues.close();
    await backend.close();
  }
}
