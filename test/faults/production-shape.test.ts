import { connectDatabase, type Database } from "@earshot/db/database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, redisOnOffer, startRedisQueue, type TestServer } from "../queue/test-servers.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { compareSets } from "./compare-sets.ts";
import { startNumberedWorld, type NumberedWorld } from "./numbered-world.ts";
import { startPart, workerNames, type Part } from "./parts.ts";
import { watchWorld } from "./watch-world.ts";

/** A lost follow-up waits 45 s and for the sweep of each half minute; a dead worker may hold either 45 s more. */
const recoveryMs = 240_000;

const hasRedis = redisOnOffer() !== null;

let world: NumberedWorld;
let testDatabase: TestDatabase;
let database: Database;
let redis: TestServer;
let ports: number[];
/** One of every worker and an API in each. */
let halves: Part[][] = [];

beforeAll(async () => {
  if (!hasRedis) return;
  world = await startNumberedWorld(8);
  testDatabase = await createTestDatabase();
  database = connectDatabase(testDatabase.url);
  redis = await startRedisQueue();
  await watchWorld(database, world);
  ports = [await freePort(), await freePort()];
  const env = {
    DATABASE_URL: testDatabase.url,
    REDIS_URL: redis.address.redisUrl ?? "",
    EARSHOT_ALLOW_HOSTS: world.host,
    EARSHOT_SECRET_KEY: Buffer.alloc(32, 7).toString("base64"),
  };
  halves = await Promise.all(
    ports.map((port) =>
      Promise.all([
        ...workerNames.map((name) => startPart(name, env)),
        startPart("api", { ...env, EARSHOT_PORT: String(port) }),
      ]),
    ),
  );
});

afterAll(async () => {
  await Promise.all(halves.flat().map((part) => part.kill()));
  await redis?.close();
  await database?.close();
  await testDatabase?.drop();
  await world?.close();
});

test.skipIf(!hasRedis)(
  "two of every worker and two APIs on Redis: half of them killed under load, nothing lost, nothing doubled",
  async () => {
    await world.publish(150, 30);
    const loaded = world.publish(250, 50);
    for (const part of halves[1] ?? []) await part.kill();
    await loaded;
    await expect
      .poll(async () => (await compareSets(database.pool, world.published())).lost.length, {
        timeout: recoveryMs,
        interval: 500,
      })
      .toBe(0);
    expect(await compareSets(database.pool, world.published())).toEqual({
      lost: [],
      doubled: [],
      unknown: [],
    });
    const answers = await Promise.all(
      ports.map((port) =>
        fetch(`http://127.0.0.1:${port}/healthz`).then(
          ({ status }) => status,
          () => "gone",
        ),
      ),
    );
    expect(answers).toEqual([200, "gone"]);
  },
  360_000,
);
