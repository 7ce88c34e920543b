import type { Log } from "./log.ts";
import { connectPostgres } from "./postgres-backend.ts";
import type { Backend } from "./raw-queue.ts";
import { connectRedis } from "./redis-backend.ts";

export type { Backend } from "./raw-queue.ts";

export type BackendSettings = {
  /** null: the queue lives in PostgreSQL. */
  redisUrl: string | null;
  databaseUrl: string;
  log: Log;
  /** Keeps installations apart that share one Redis. */
  redisPrefix?: string;
};

/**
 * Connects to Redis when `redisUrl` is given, else to PostgreSQL, where it first brings the queue's own
 * schema up to date; several processes may start at once.
 * @throws StartError that names the server and what to mend, without the password.
 */
export function connectBackend(settings: BackendSettings): Promise<Backend> {
  const log = settings.log.child({ part: "queue" });
  return settings.redisUrl === null
    ? connectPostgres(settings.databaseUrl, log)
    : connectRedis(settings.redisUrl, settings.redisPrefix ?? "earshot", log);
}
