import { InvalidJob } from "@earshot/pipeline/job-errors";
import { expect, it } from "vitest";
import { createGate, createTally, openFixture } from "./fixture.ts";
import type { TestServer } from "./test-servers.ts";

/** What those who enqueue may rely on. */
export function describeEnqueue(server: () => TestServer): void {
  const open = () => openFixture(server().address);

  it("runs an enqueued job once, with its payload, id and first attempt", async () => {
    const { queues, work } = await open();
    const runs = createTally<object>();
    await work({
      step: async (payload, { jobId, attempt }) => runs.add({ payload, jobId, attempt }),
    });
    await queues.enqueue("step", { n: 7 }, { jobId: "step-7" });
    await runs.reach(1);
    await queues.drainIdle();
    expect(runs.seen).toEqual([{ payload: { n: 7 }, jobId: "step-7", attempt: 1 }]);
  });

  it("enqueues many, returns their ids and runs them in order", async () => {
    const { queues, work } = await open();
    const numbers = Array.from({ length: 100 }, (_, n) => n);
    const batch = numbers.map((n) => ({ payload: { n }, jobId: `step-${n}` }));
    const ids = await queues.enqueueMany("step", batch);
    const runs = createTally<number>();
    await work({ step: async ({ n }) => runs.add(n) });
    await queues.drainIdle();
    expect(ids).toEqual(batch.map((one) => one.jobId));
    expect(runs.seen).toEqual(numbers);
  });

  it("enqueues more than one statement holds", async () => {
    const { queues, registry } = await open();
    const batch = Array.from({ length: 1_001 }, (_, n) => ({ payload: { n }, jobId: `step-${n}` }));
    expect(await queues.enqueueMany("step", batch)).toHaveLength(1_001);
    expect((await queues.counts())[registry.step.queue]?.waiting).toBe(1_001);
  });

  it("keeps one job per id while it waits or runs, and frees the id when it is done", async () => {
    const { queues, work } = await open();
    const gate = createGate();
    const runs = createTally<number>();
    await queues.enqueue("step", { n: 1 }, { jobId: "same" });
    await queues.enqueue("step", { n: 2 }, { jobId: "same" });
    await work({
      step: async ({ n }) => {
        runs.add(n);
        await gate.passed;
      },
    });
    await runs.reach(1);
    await queues.enqueue("step", { n: 3 }, { jobId: "same" });
    gate.open();
    await queues.drainIdle();
    expect(runs.seen).toEqual([1]);
    await queues.enqueue("step", { n: 4 }, { jobId: "same" });
    await queues.drainIdle();
    expect(runs.seen).toEqual([1, 4]);
  });

  it("refuses payloads and ids that the definition does not allow, adding none of the batch", async () => {
    const { queues } = await open();
    const wrong = { n: "seven" } as unknown as { n: number };
    await expect(queues.enqueue("step", wrong)).rejects.toBeInstanceOf(InvalidJob);
    const batch = [{ payload: { n: 1 } }, { payload: wrong }];
    await expect(queues.enqueueMany("step", batch)).rejects.toBeInstanceOf(InvalidJob);
    for (const jobId of ["a:b", "12", "", "a b"]) {
      await expect(queues.enqueue("step", { n: 1 }, { jobId })).rejects.toBeInstanceOf(InvalidJob);
    }
    const unknown = "toString" as unknown as "step";
    await expect(queues.enqueue(unknown, { n: 1 })).rejects.toBeInstanceOf(InvalidJob);
    expect(Object.values(await queues.counts()).map((count) => count.waiting)).toEqual([0, 0]);
  });

  it("drops payload fields that the definition does not know", async () => {
    const { queues, work } = await open();
    const runs = createTally<object>();
    await work({ step: async (payload) => runs.add(payload) });
    const newer = { n: 1, added: "by a newer version" };
    await queues.enqueue("step", newer);
    expect(await runs.reach(1)).toEqual([{ n: 1 }]);
  });

  it("runs a delayed job when it is due and not before", async () => {
    const { queues, work } = await open();
    const runs = createTally<number>();
    await work({ step: async () => runs.add(Date.now()) });
    const enqueuedAt = Date.now();
    await queues.enqueue("step", { n: 1 }, { delayMs: 150 });
    const [ranAt = 0] = await runs.reach(1);
    expect(ranAt - enqueuedAt).toBeGreaterThanOrEqual(149);
    await queues.enqueue("step", { n: 2 }, { delayMs: 3_600_000 });
    await queues.drainIdle();
    expect(runs.seen).toHaveLength(1);
  });

  it("takes jobs by priority, and jobs of one priority in order of arrival", async () => {
    const { queues, work } = await open();
    await queues.enqueue("backgroundLater", { n: 5 });
    await queues.enqueue("background", { n: 3 });
    await queues.enqueue("background", { n: 4 });
    await queues.enqueue("step", { n: 1 });
    await queues.enqueue("step", { n: 2 });
    const runs = createTally<number>();
    const note = async ({ n }: { n: number }) => runs.add(n);
    await work({ step: note, background: note, backgroundLater: note }, { concurrency: 1 });
    expect(await runs.reach(5)).toEqual([1, 2, 3, 4, 5]);
  });

  it("counts jobs by state", async () => {
    const { queues, work, registry } = await open();
    const gate = createGate();
    const runs = createTally<number>();
    await queues.enqueue("step", { n: 1 });
    await queues.enqueue("background", { n: 2 });
    await queues.enqueue("step", { n: 3 }, { delayMs: 60_000 });
    await queues.enqueue("brief", { n: 4 });
    await queues.enqueue("follow", { n: 5 });
    await work(
      {
        step: async ({ n }) => {
          runs.add(n);
          await gate.passed;
        },
        brief: async () => {
          throw new Error("no");
        },
      },
      { concurrency: 1 },
    );
    await runs.reach(1);
    const counts = await queues.counts();
    expect(counts[registry.step.queue]).toEqual({ waiting: 2, active: 1, delayed: 1, failed: 0 });
    expect(counts[registry.follow.queue]).toEqual({ waiting: 1, active: 0, delayed: 0, failed: 0 });
    gate.open();
    await expect
      .poll(async () => (await queues.counts())[registry.step.queue])
      .toEqual({
        waiting: 0,
        active: 0,
        delayed: 1,
        failed: 1,
      });
  });

  it("waits in drainIdle for followers in later queues, and gives up in bounded time", async () => {
    const { queues, work, workNext } = await open();
    const runs = createTally<number>();
    await workNext({ follow: async ({ n }) => runs.add(n) });
    const gate = createGate();
    await work({
      step: async ({ n }) => void (await queues.enqueue("follow", { n })),
      background: () => gate.passed,
    });
    const batch = Array.from({ length: 20 }, (_, n) => ({ payload: { n } }));
    await queues.enqueueMany("step", batch);
    await queues.drainIdle();
    expect(runs.seen).toHaveLength(20);
    await queues.enqueue("background", { n: 1 });
    await expect(queues.drainIdle({ timeoutMs: 50 })).rejects.toThrow("still has work");
    gate.open();
  });
}
