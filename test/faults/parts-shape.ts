import { connectDatabase, type Database } from "@earshot/db/database";
import { migrate } from "@earshot/db/migrate";
import { startKillablePostgres, startKillableRedis } from "./killable-servers.ts";
import type { NumberedWorld } from "./numbered-world.ts";
import { startPart, workerNames } from "./parts.ts";
import type { Victim } from "./random-faults.ts";
import { watchWorld } from "./watch-world.ts";

/** An Earshot whose parts can be killed. */
export interface Shape {
  victims: Victim[];
  /** The database behind; reconnects after a kill. */
  database: Database;
  close(): Promise<void>;
}

/**
 * One of every worker as a process of its own, on a PostgreSQL and a Redis that can be killed too. With `isQueueLost` the Redis also
 * comes back empty; what it held is found again by the sweeps.
 */
export async function startPartsShape(
  world: NumberedWorld,
  { isQueueLost = false }: { isQueueLost?: boolean } = {},
): Promise<Shape> {
  const [postgres, redis] = await Promise.all([startKillablePostgres(), startKillableRedis()]);
  await migrate(postgres.url);
  const database = connectDatabase(postgres.url, { onIdleError: () => undefined });
  await watchWorld(database, world);
  const parts = await Promise.all(
    workerNames.map((name) =>
      startPart(name, {
        DATABASE_URL: postgres.url,
        REDIS_URL: redis.url,
        EARSHOT_ALLOW_HOSTS: world.host,
        EARSHOT_SECRET_KEY: Buffer.alloc(32, 7).toString("base64"),
      }),
    ),
  );
  const emptied = { name: "Redis with all it held", kill: redis.lose, comeBack: redis.comeBack };
  return {
    victims: [...parts, postgres, redis, ...(isQueueLost ? [emptied] : [])],
    database,
    async close() {
      await Promise.all(parts.map((part) => part.kill()));
      await database.close();
      await Promise.all([postgres.close(), redis.close()]);
    },
  };
}
