import { afterAll, beforeAll, describe } from "vitest";
import { describeEnqueue } from "./enqueue-contract.ts";
import { describeFailure } from "./failure-contract.ts";
import { describeOutage } from "./outage-contract.ts";
import { describeLifecycle } from "./lifecycle-contract.ts";
import { describeSteering } from "./steering-contract.ts";
import { redisOnOffer, startPostgresQueue, startRedisQueue, type TestServer } from "./test-servers.ts";

const redis = redisOnOffer();
const ran: string[] = [];

/** The same list of behaviours on every server that carries the queue. */
function describeContract(name: string, start: () => Promise<TestServer>): void {
  let server: TestServer | null = null;
  beforeAll(async () => {
    server = await start();
    ran.push(name);
  });
  afterAll(() => server?.close());
  const started = () => {
    if (server === null) throw new Error(`${name} has not started`);
    return server;
  };
  describe("enqueue", () => describeEnqueue(started));
  describe("failure", () => describeFailure(started));
  describe("outage", () => describeOutage(started));
  describe("life cycle", () => describeLifecycle(started));
  describe("steering", () => describeSteering(started));
}

describe("queue contract on PostgreSQL", () => {
  describeContract("PostgreSQL", startPostgresQueue);
});

describe.skipIf(redis === null)(
  `queue contract on Redis (${redis ?? "skipped: no redis-server on the PATH, no TEST_REDIS_URL"})`,
  () => {
    describeContract(`Redis (${redis})`, startRedisQueue);
  },
);

afterAll(() => {
  const without = redis === null ? "; not on Redis: no redis-server on the PATH, no TEST_REDIS_URL" : "";
  process.stdout.write(`The queue contract ran on ${ran.join(" and ")}${without}.\n`);
});
