import type { JobRun } from "@earshot/pipeline/activity";
import { startHeartbeat, type PartBeat, type RunTally } from "@earshot/pipeline/heartbeat";
import { expect, it, onTestFinished } from "vitest";
import { createGate, createTally, openFixture } from "./fixture.ts";
import type { TestServer } from "./test-servers.ts";

/** What people who look after the queues see of them, and how they steer them. */
export function describeSteering(server: () => TestServer): void {
  const open = () => openFixture(server().address);

  it("tells how much waits, how old it is, what runs and what failed", async () => {
    const { queues, work, registry } = await open();
    const look = async (now = Date.now()) => {
      const all = await queues.overview(now);
      return all.find(({ queue }) => queue === registry.step.queue);
    };
    expect(await look()).toMatchObject({ waiting: 0, oldestWaitingMs: null, isPaused: false });
    const enqueuedAt = Date.now();
    await queues.enqueue("background", { n: 1 });
    await queues.enqueue("step", { n: 2 });
    await queues.enqueue("step", { n: 3 }, { delayMs: 60_000 });
    const waiting = await look(enqueuedAt + 500_000);
    expect(waiting).toMatchObject({ waiting: 2, active: 0, delayed: 1, failed: 0 });
    expect(waiting?.oldestWaitingMs).toBeGreaterThan(490_000);
    expect(waiting?.oldestWaitingMs).toBeLessThanOrEqual(500_000);

    const held = createGate();
    const begun = createTally<number>();
    await work({
      step: async ({ n }) => {
        begun.add(n);
        await held.passed;
      },
      background: async () => {
        throw new Error("no");
      },
    });
    await begun.reach(1);
    expect(await look()).toMatchObject({ active: 1, stuck: { count: 0 } });
    // A run of 20 s at most that has lasted for ten minutes hangs.
    expect(await look(Date.now() + 600_000)).toMatchObject({ stuck: { count: 1 } });
    held.open();
  });

  it("takes nothing from a paused queue, in whatever process it was paused, until it is resumed", async () => {
    const { queues, work, join, registry } = await open();
    const runs = createTally<number>();
    await work({ step: async ({ n }) => runs.add(n) });
    await queues.enqueue("step", { n: 1 });
    await queues.drainIdle();
    const elsewhere = await join();
    expect(await elsewhere.queues.pause(registry.step.queue)).toBe(true);
    const followed = createTally<number>();
    await elsewhere.workNext({ follow: async ({ n }) => followed.add(n) });
    // The other queue goes on: what it does proves that time passes. A worker that looks for a job at the very moment of
    // the pause may still take one.
    await queues.enqueue("follow", { n: 1 });
    await followed.reach(1);
    await queues.enqueue("step", { n: 2 });
    await queues.enqueue("background", { n: 3 });
    await queues.enqueue("follow", { n: 2 });
    await followed.reach(2);
    const facts = await queues.overview(Date.now());
    expect(facts.map(({ isPaused, waiting }) => [isPaused, waiting])).toEqual([
      [true, 2],
      [false, 0],
    ]);
    expect((await queues.counts())[registry.step.queue]).toMatchObject({ waiting: 2 });
    expect(runs.seen).toEqual([1]);
    expect(await queues.resume(registry.step.queue)).toBe(true);
    await runs.reach(2);
    await queues.drainIdle();
    expect(await queues.pause("no-such-queue")).toBe(false);
    expect(await queues.resume("no-such-queue")).toBe(false);
  });

  it("runs all failed jobs of a queue again, or gives them all up, and leaves other queues alone", async () => {
    const { queues, work, workNext, registry } = await open();
    let isBroken = true;
    const fail = async () => {
      if (isBroken) throw new Error("broken");
    };
    await work({ brief: fail });
    await workNext({ follow: fail });
    const batch = Array.from({ length: 5 }, (_, n) => ({ payload: { n }, jobId: `brief-${n}` }));
    await queues.enqueueMany("brief", batch);
    await queues.enqueue("follow", { n: 1 }, { jobId: "other" });
    await queues.drainIdle({ dueWithinMs: 1_000 });
    expect(await queues.listFailed(100)).toHaveLength(6);

    expect(await queues.retryAllFailed(registry.brief.queue)).toBe(5);
    await queues.drainIdle();
    expect(await queues.listFailed(100)).toHaveLength(6);
    isBroken = false;
    expect(await queues.retryAllFailed(registry.brief.queue)).toBe(5);
    await queues.drainIdle();
    expect((await queues.listFailed(100)).map(({ jobId }) => jobId)).toEqual(["other"]);
    expect(await queues.discardAllFailed(registry.follow.queue)).toBe(1);
    expect(await queues.listFailed(100)).toEqual([]);
    expect(await queues.retryAllFailed("no-such-queue")).toBeNull();
    expect(await queues.discardAllFailed("no-such-queue")).toBeNull();
  });

  it("tells whoever listens what each run came to, and the heartbeat counts them", async () => {
    const { backend, queues, work, registry, lines } = await open();
    const told: JobRun[] = [];
    backend.activity.onRun((run) => told.push(run));
    const saved: { beats: readonly PartBeat[]; tallies: readonly RunTally[] }[] = [];
    let isAway = true;
    let endedAt: Date | null = null;
    const heartbeat = startHeartbeat({
      activity: backend.activity,
      parts: ["api"],
      log: backend.log,
      now: () => new Date("2026-11-21T12:00:00Z"),
      everyMs: 3_600_000,
      async save(beat) {
        if (isAway) throw new Error("no database");
        saved.push(beat);
      },
      end: async (now) => void (endedAt = now),
    });
    onTestFinished(() => heartbeat.close());
    const worker = await work({
      step: async ({ n }, { attempt, add, measure }) => {
        add({ added: n });
        measure("lag", [n, n]);
        if (attempt === 1) throw new Error("once");
      },
    });
    await queues.enqueue("step", { n: 7 });
    await queues.drainIdle({ dueWithinMs: 1_000 });
    const common = {
      queue: registry.step.queue,
      name: "step",
      fields: { added: 7 },
      measures: { lag: [7, 7] },
    };
    expect(told).toMatchObject([
      { ...common, outcome: "retry", waitMs: expect.any(Number) },
      { ...common, outcome: "done", waitMs: null },
    ]);
    // What could not be told is told with the next beat, and the log says the failure once.
    await heartbeat.beat();
    await heartbeat.beat();
    expect(lines.filter(({ message }) => message === "heartbeat could not be saved")).toHaveLength(1);
    isAway = false;
    await heartbeat.beat();
    expect(saved).toMatchObject([
      {
        beats: [
          { part: "api", lastActiveAt: null, jobsInHand: 0 },
          { part: registry.step.queue, lastActiveAt: expect.any(Date), jobsInHand: 0 },
        ],
        tallies: [{ queue: registry.step.queue, done: 1, retried: 1, failed: 0 }],
      },
    ]);
    await worker.close();
    await heartbeat.close();
    expect(saved.at(-1)).toMatchObject({ beats: [{ part: "api" }], tallies: [] });
    expect(endedAt).toEqual(new Date("2026-11-21T12:00:00Z"));
  });
}
