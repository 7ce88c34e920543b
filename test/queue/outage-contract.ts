import { expect, it } from "vitest";
import { createTally, openFixture } from "./fixture.ts";
import { openProxy } from "./proxy.ts";
import type { ServerAddress, TestServer } from "./test-servers.ts";

/** What holds while the server is away, and after. */
export function describeOutage(server: () => TestServer): void {
  it("carries on after every connection was cut", async () => {
    const { queues, work } = await openFixture(server().address);
    const runs = createTally<number>();
    await work({ step: async ({ n }) => runs.add(n) });
    await queues.enqueue("step", { n: 1 });
    await queues.drainIdle();
    await server().cutConnections();
    await expect.poll(() => queues.enqueue("step", { n: 2 }).catch(() => null)).not.toBe(null);
    // An answer may have been lost on the way, so the second may have been enqueued twice.
    expect(new Set(await runs.reach(2))).toEqual(new Set([1, 2]));
  });

  it("refuses to enqueue while the server is away, says so once, and carries on when it is back", async () => {
    const proxy = await openProxy(urlOf(server().address));
    const { queues, work, lines, backend } = await openFixture(
      throughProxy(server().address, proxy.url),
      () => proxy.close(),
    );
    const runs = createTally<number>();
    await work({ step: async ({ n }) => runs.add(n) });
    await queues.enqueue("step", { n: 1 });
    await queues.drainIdle();
    lines.length = 0;
    await proxy.breakDown();
    const brokenAt = Date.now();
    await expect(queues.enqueue("step", { n: 2 }, { jobId: "lost" })).rejects.toThrow();
    await expect(backend.ping()).rejects.toThrow();
    expect(Date.now() - brokenAt).toBeLessThan(60_000);
    await expect.poll(() => lines.length).toBeGreaterThan(0);
    await proxy.repair();
    await expect.poll(() => queues.enqueue("step", { n: 3 }).catch(() => null)).not.toBe(null);
    await runs.reach(2);
    expect(runs.seen.at(-1)).toBe(3);
    const messages = lines.filter((line) => line.level === "warn").map((line) => String(line["err"]));
    expect(messages.length).toBe(new Set(messages).size);
  });
}

function urlOf(address: ServerAddress): string {
  return address.redisUrl ?? address.databaseUrl;
}

function throughProxy(address: ServerAddress, url: string): ServerAddress {
  return address.redisUrl === null ? { ...address, databaseUrl: url } : { ...address, redisUrl: url };
}
