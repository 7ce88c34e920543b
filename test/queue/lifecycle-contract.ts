import { expect, it } from "vitest";
import { spawnCrashingWorker } from "./crashing-worker.ts";
import { createGate, createTally, openFixture } from "./fixture.ts";
import type { TestServer } from "./test-servers.ts";

/** Several workers, schedules, ends and accidents. */
export function describeLifecycle(server: () => TestServer): void {
  const open = () => openFixture(server().address);

  it("shares jobs among workers of several processes, each job once", async () => {
    const { queues, work, join } = await open();
    const other = await join();
    const runs = createTally<{ n: number; by: string }>();
    const run =
      (by: string) =>
      async ({ n }: { n: number }) => {
        runs.add({ n, by });
        await new Promise(setImmediate);
      };
    await work({ step: run("first") }, { concurrency: 2 });
    await work({ step: run("second") }, { concurrency: 2 });
    await other.work({ step: run("third") }, { concurrency: 2 });
    const batch = Array.from({ length: 300 }, (_, n) => ({ payload: { n } }));
    await queues.enqueueMany("step", batch);
    await queues.drainIdle();
    const numbers = runs.seen.map((one) => one.n).sort((a, b) => a - b);
    expect(numbers).toEqual(batch.map((one) => one.payload.n));
    expect(new Set(runs.seen.map((one) => one.by))).toEqual(new Set(["first", "second", "third"]));
  });

  it("runs as many jobs at once as it was told, and no more", async () => {
    const { queues, work } = await open();
    const gate = createGate();
    const begun = createTally<number>();
    const worker = await work(
      {
        step: async ({ n }) => {
          begun.add(worker.jobsInHand());
          if (n < 3) await gate.passed;
        },
      },
      { concurrency: 3 },
    );
    const batch = Array.from({ length: 12 }, (_, n) => ({ payload: { n } }));
    await queues.enqueueMany("step", batch);
    await begun.reach(3);
    expect(worker.jobsInHand()).toBe(3);
    expect(Object.values(await queues.counts())[0]).toMatchObject({ active: 3, waiting: 9 });
    gate.open();
    await queues.drainIdle();
    expect(Math.max(...begun.seen)).toBeLessThanOrEqual(3);
    expect(worker.lastActiveAt()).toBeGreaterThan(Date.now() - 20_000);
  });

  it("fires a recurring job once per slot, however many processes schedule it", async () => {
    const { queues, work, join } = await open();
    const other = await join();
    const slots = createTally<number>();
    await work({ bell: async (_payload, { jobId }) => slots.add(slotOf(jobId)) });
    await Promise.all([queues.schedule("bell", 100, { n: 1 }), other.queues.schedule("bell", 100, { n: 1 })]);
    await slots.reach(3);
    await other.queues.schedule("bell", 100, { n: 1 });
    await slots.reach(8);
    const rounds = slots.seen.map((slot) => Math.round((slot - (slots.seen[0] ?? 0)) / 100));
    // A schedule that is stated anew in the very instant of a slot may ring that one again; whatever it rings may run twice.
    expect(new Set(rounds).size).toBeGreaterThanOrEqual(rounds.length - 1);
  });

  it("puts a schedule back after the queue was lost", async () => {
    const { queues, work, lines } = await open();
    const bells = createTally<number>();
    await work({ bell: async ({ n }) => bells.add(n) });
    await queues.schedule("bell", 50, { n: 1 });
    await bells.reach(2);
    await server().loseEverything();
    await bells.reach(bells.seen.length + 4);
    await expect.poll(() => lines.map((line) => line.message)).toContain("lost schedule put back");
  });

  it("loses nothing that can be enqueued again when the queue is emptied", async () => {
    const { queues, work } = await open();
    const batch = Array.from({ length: 30 }, (_, n) => ({ payload: { n }, jobId: `step-${n}` }));
    const runs = createTally<number>();
    await queues.enqueueMany("step", batch);
    await server().loseEverything();
    await work({ step: async ({ n }) => runs.add(n) });
    await queues.drainIdle();
    expect(runs.seen).toEqual([]);
    await queues.enqueueMany("step", batch);
    await queues.drainIdle();
    expect(runs.seen.sort((a, b) => a - b)).toEqual(batch.map((one) => one.payload.n));
  });

  it("finishes the job in hand before it closes, and takes no other", async () => {
    const { queues, work } = await open();
    const gate = createGate();
    const runs = createTally<number>();
    const ended = createTally<number>();
    const worker = await work(
      {
        step: async ({ n }) => {
          runs.add(n);
          await gate.passed;
          ended.add(n);
        },
      },
      { concurrency: 1, graceMs: 10_000 },
    );
    await queues.enqueueMany("step", [{ payload: { n: 1 } }, { payload: { n: 2 } }]);
    await runs.reach(1);
    const closed = Promise.all([worker.close(), worker.close()]);
    gate.open();
    await closed;
    expect([runs.seen, ended.seen]).toEqual([[1], [1]]);
    expect(Object.values(await queues.counts())[0]).toMatchObject({ active: 0, waiting: 1 });
  });

  it("gives back the job in hand when it does not end in time, at no cost of attempts", async () => {
    const { queues, work, lines } = await open();
    const taken = createTally<boolean>();
    const worker = await work(
      {
        step: async (_payload, { signal }) => {
          taken.add(signal.aborted);
          await new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => reject(new Error("told to stop")));
          });
        },
      },
      { graceMs: 10 },
    );
    await queues.enqueue("step", { n: 1 }, { jobId: "heeds" });
    await taken.reach(1);
    await worker.close();
    const attempts = createTally<number>();
    await work({ step: async (_payload, { attempt }) => attempts.add(attempt) });
    await queues.drainIdle();
    expect(attempts.seen).toEqual([1]);
    expect(await queues.listFailed(10)).toEqual([]);
    const outcomes = lines.filter((line) => line["jobId"] === "heeds").map((line) => line["outcome"]);
    expect(outcomes).toEqual(["given_back", "done"]);
  });

  it("closes in bounded time though a job neither ends nor heeds its signal", async () => {
    const { queues, work } = await open();
    const never = createGate();
    const taken = createTally<number>();
    const stubborn = await work({ step: ({ n }) => (taken.add(n), never.passed) }, { graceMs: 10 });
    await queues.enqueue("step", { n: 1 });
    await taken.reach(1);
    const startedAt = Date.now();
    await stubborn.close();
    expect(Date.now() - startedAt).toBeLessThan(60_000);
    const runs = createTally<number>();
    await work({ step: async ({ n }) => runs.add(n) });
    await queues.drainIdle();
    expect(runs.seen).toEqual([1]);
  });

  it("takes over the job of a worker that was killed, whole and with its attempts", async () => {
    const { queues, work, suffix, address, lines } = await open();
    await queues.enqueue("step", { n: 7 }, { jobId: "orphan" });
    const child = spawnCrashingWorker({ address, suffix, lockMs: 400, selfKill: false });
    expect(await child.firstLine).toBe("took orphan");
    await child.kill();
    const runs = createTally<object>();
    await work(
      { step: async (payload, { jobId, attempt }) => runs.add({ payload, jobId, attempt }) },
      { lockMs: 400 },
    );
    expect(await runs.reach(1)).toEqual([{ payload: { n: 7 }, jobId: "orphan", attempt: 1 }]);
    await queues.drainIdle();
    expect(lines.map((line) => line.message)).toContain("job taken from a silent worker");
  });

  it("fails a job that takes down one worker after the other", async () => {
    const { queues, work, suffix, address } = await open();
    await queues.enqueue("step", { n: 7 }, { jobId: "killer" });
    for (let crash = 0; crash < 4; crash += 1) {
      const child = spawnCrashingWorker({ address, suffix, lockMs: 200, selfKill: true });
      expect(await child.firstLine).toBe("took killer");
      await child.exited;
    }
    const runs = createTally<number>();
    await work({ step: async ({ n }) => runs.add(n) }, { lockMs: 200 });
    await expect.poll(() => queues.listFailed(10)).toHaveLength(1);
    expect(runs.seen).toEqual([]);
  });
}

/** The library names runs of a schedule `repeat:<name>:<milliseconds>`. */
function slotOf(jobId: string): number {
  return Number(jobId.split(":").at(-1));
}
