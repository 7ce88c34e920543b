import { connectBackend, type Backend } from "@earshot/pipeline/backend";
import { StartError } from "@earshot/runtime/start-error";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { createTally, openFixture } from "./fixture.ts";
import { createLineLog } from "./line-log.ts";
import { freePort, redisOnOffer, spawnRedis } from "./test-servers.ts";

const { log } = createLineLog();

describe("connecting to PostgreSQL", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it("brings the queue's tables up to date when several processes start at once", async () => {
    const settings = { redisUrl: null, databaseUrl: database.url, log };
    const starts = Array.from({ length: 6 }, () => connectBackend(settings));
    const backends = await Promise.all(starts);
    for (const backend of backends) await backend.ping();
    await closeAll(backends);
    await closeAll(backends);
  });

  it("has connections left for commands, however many workers there are", async () => {
    const { queues, work } = await openFixture({
      redisUrl: null,
      databaseUrl: database.url,
      redisPrefix: "",
    });
    const runs = createTally<number>();
    for (let count = 0; count < 12; count += 1) await work({ step: async ({ n }) => runs.add(n) });
    const batch = Array.from({ length: 200 }, (_, n) => ({ payload: { n } }));
    await queues.enqueueMany("step", batch);
    await queues.drainIdle();
    expect(runs.seen).toHaveLength(200);
  });
});

it("says in a sentence that a server does not answer, and keeps the password to itself", async () => {
  const port = await freePort();
  const places = [
    { redisUrl: null, databaseUrl: `postgres://ann:secret@127.0.0.1:${port}/earshot` },
    { redisUrl: `redis://ann:secret@127.0.0.1:${port}`, databaseUrl: "" },
  ];
  for (const place of places) {
    const error = await connectBackend({ ...place, log }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartError);
    const { message } = error as StartError;
    expect(message).toMatch(new RegExp(`127\\.0\\.0\\.1:${port}: .*ECONNREFUSED.* Check `));
    expect(message).not.toContain("secret");
  }
});

it.skipIf(redisOnOffer() === null)("warns of a Redis that may throw jobs away", async () => {
  const policies = ["--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru"];
  const redis = await spawnRedis(await freePort(), policies);
  onTestFinished(() => redis.kill());
  const { log, lines } = createLineLog();
  const backend = await connectBackend({ redisUrl: redis.url, databaseUrl: "", log });
  await backend.close();
  expect(lines).toMatchObject([{ level: "warn", policy: "allkeys-lru" }]);
});

async function closeAll(backends: Backend[]): Promise<void> {
  await Promise.all(backends.map((backend) => backend.close()));
}
