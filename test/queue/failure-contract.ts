import { RetryLater, UnrecoverableError } from "@earshot/pipeline/job-errors";
import { expect, it } from "vitest";
import { createGate, createTally, openFixture } from "./fixture.ts";
import type { TestServer } from "./test-servers.ts";

/** What becomes of jobs that do not succeed. */
export function describeFailure(server: () => TestServer): void {
  const open = () => openFixture(server().address);

  it("retries with growing pauses, then puts the job on the failed list", async () => {
    const { queues, work, registry } = await open();
    const runs = createTally<number>();
    await work({
      step: async (_payload, { attempt }) => {
        runs.add(Date.now());
        throw new Error(`attempt ${attempt} failed`);
      },
    });
    const before = Date.now();
    await queues.enqueue("step", { n: 7 }, { jobId: "poison" });
    await queues.drainIdle({ dueWithinMs: 1_000 });
    const [first = 0, second = 0, third = 0] = runs.seen;
    expect(runs.seen).toHaveLength(3);
    // 40 and 80 ms, of which up to 30 % are left out so that failures do not come back in step.
    expect(second - first).toBeGreaterThanOrEqual(27);
    expect(third - second).toBeGreaterThanOrEqual(55);
    const [failed, ...others] = await queues.listFailed(10);
    expect(others).toEqual([]);
    expect(failed).toMatchObject({
      queue: registry.step.queue,
      jobId: "poison",
      name: "step",
      payload: { n: 7 },
      attempts: 3,
      reason: "attempt 3 failed",
    });
    expect(failed?.failedAt.getTime()).toBeGreaterThanOrEqual(before);
  });

  it("runs a job from the failed list again when asked, with all its attempts", async () => {
    const { queues, work, registry } = await open();
    let broken = true;
    const attempts = createTally<number>();
    await work({
      brief: async (_payload, { attempt }) => {
        attempts.add(attempt);
        if (broken) throw new Error("broken");
      },
    });
    await queues.enqueue("brief", { n: 1 }, { jobId: "again" });
    await queues.drainIdle();
    broken = false;
    expect(await queues.retryFailed(registry.brief.queue, "again")).toBe(true);
    await queues.drainIdle();
    expect(attempts.seen).toEqual([1, 1]);
    expect(await queues.listFailed(10)).toEqual([]);
    expect(await queues.retryFailed(registry.brief.queue, "again")).toBe(false);
    expect(await queues.retryFailed("no-such-queue", "again")).toBe(false);
  });

  it("takes a failed run of a recurring job off the list when a later one did its work, and nothing else", async () => {
    const { queues, work } = await open();
    let broken = true;
    await work({
      bell: async () => {
        if (broken) throw new Error("broken");
      },
    });
    const listed = async () => (await queues.listFailed(100)).map(({ jobId }) => jobId.split(":")[0]);
    await queues.enqueue("bell", { n: 1 }, { jobId: "once" });
    await expect.poll(listed).toEqual(["once"]);
    await queues.schedule("bell", 100, { n: 1 });
    await expect.poll(listed).toContain("repeat");
    broken = false;
    await expect.poll(listed).toEqual(["once"]);
  });

  it("lists the newest failures of all queues first, and discards one when asked", async () => {
    const { queues, work, workNext, registry } = await open();
    const fail = async ({ n }: { n: number }) => {
      throw new UnrecoverableError(`no ${n}`);
    };
    await work({ step: fail });
    await workNext({ follow: fail });
    await queues.enqueue("step", { n: 1 }, { jobId: "one" });
    await queues.drainIdle();
    await queues.enqueue("follow", { n: 2 }, { jobId: "two" });
    await queues.drainIdle();
    await queues.enqueue("step", { n: 3 }, { jobId: "three" });
    await queues.drainIdle();
    const ids = async (limit: number) => (await queues.listFailed(limit)).map((job) => job.jobId);
    expect(await ids(10)).toEqual(["three", "two", "one"]);
    expect(await ids(2)).toEqual(["three", "two"]);
    expect(await queues.discardFailed(registry.follow.queue, "two")).toBe(true);
    expect(await queues.discardFailed(registry.follow.queue, "two")).toBe(false);
    expect(await ids(10)).toEqual(["three", "one"]);
  });

  it("fails a hopeless job at once", async () => {
    const { queues, work } = await open();
    const runs = createTally<number>();
    await work({
      step: async ({ n }) => {
        runs.add(n);
        throw new UnrecoverableError("hopeless");
      },
    });
    await queues.enqueue("step", { n: 1 });
    await queues.drainIdle({ dueWithinMs: 1_000 });
    expect(runs.seen).toEqual([1]);
    expect(await queues.listFailed(10)).toMatchObject([{ reason: "hopeless", attempts: 1 }]);
  });

  it("fails a payload that does not fit its definition at once, without running it", async () => {
    const { backend, queues, work, registry } = await open();
    const runs = createTally<unknown>();
    await work({ step: async (payload) => runs.add(payload) });
    const unchecked = backend.openQueue(registry.step.queue);
    await unchecked.add("step", { n: "seven" }, { attempts: 3 });
    await unchecked.add("unheard-of", {}, { attempts: 3 });
    await unchecked.close();
    await queues.drainIdle({ dueWithinMs: 1_000 });
    expect(runs.seen).toEqual([]);
    const reasons = (await queues.listFailed(10)).map((job) => job.reason);
    expect(reasons).toHaveLength(2);
    expect(reasons.filter((reason) => /payload: .*expected number/s.test(reason))).toHaveLength(1);
    expect(reasons).toContain("no handler for job unheard-of");
  });

  it("lets a job that failed be enqueued anew under the same id", async () => {
    const { queues, work } = await open();
    const runs = createTally<number>();
    await work({
      brief: async ({ n }) => {
        runs.add(n);
        if (n === 1) throw new Error("the first one is broken");
      },
    });
    await queues.enqueue("brief", { n: 1 }, { jobId: "same" });
    await queues.drainIdle();
    await queues.enqueue("brief", { n: 2 }, { jobId: "same" });
    await queues.drainIdle();
    expect(runs.seen).toEqual([1, 2]);
    expect(await queues.listFailed(10)).toEqual([]);
  });

  it("brings a job back later without spending an attempt", async () => {
    const { queues, work } = await open();
    const runs = createTally<{ attempt: number; at: number }>();
    await work({
      brief: async (_payload, { attempt }) => {
        runs.add({ attempt, at: Date.now() });
        if (runs.seen.length < 4) throw new RetryLater(60);
      },
    });
    await queues.enqueue("brief", { n: 1 });
    await queues.drainIdle({ dueWithinMs: 1_000 });
    expect(runs.seen.map((run) => run.attempt)).toEqual([1, 1, 1, 1]);
    const pauses = runs.seen.slice(1).map((run, i) => run.at - (runs.seen[i]?.at ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(59);
    expect(await queues.listFailed(10)).toEqual([]);
  });

  it("ends a job that takes too long, whether it heeds its signal or not", async () => {
    const { queues, work } = await open();
    const never = createGate();
    const reasons = createTally<string>();
    await work({
      brief: ({ n }, { signal }) => {
        signal.addEventListener("abort", () => reasons.add(signal.reason.name as string));
        if (n === 1) return never.passed;
        return new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("stopped when told to")));
        });
      },
    });
    await queues.enqueue("brief", { n: 1 });
    await queues.enqueue("brief", { n: 2 });
    await queues.drainIdle();
    expect(reasons.seen).toEqual(["JobTimeout", "JobTimeout"]);
    const failed = await queues.listFailed(10);
    expect(failed.map((job) => job.reason)).toEqual(Array(2).fill("not finished within 60 ms"));
  });

  it("stores a failure whose message no database would take", async () => {
    const { queues, work } = await open();
    const quoted = `post said \0 and \uD83D and ${"x".repeat(5_000)}`;
    await work({
      brief: async () => {
        throw new Error(quoted);
      },
    });
    await queues.enqueue("brief", { n: 1 });
    await queues.drainIdle();
    const [failed] = await queues.listFailed(1);
    expect(failed?.reason).toMatch(/^post said \uFFFD and \uFFFD and x+$/);
    expect(failed?.reason.length).toBe(1_000);
  });

  it("logs one line per run: outcome, times, attempt and what the handler adds", async () => {
    const { queues, work, lines, registry } = await open();
    await work({
      step: async ({ n }, { add, attempt }) => {
        add({ posts: n });
        if (n === 1 && attempt === 1) throw new Error("once");
        if (n === 2) throw new UnrecoverableError("for good");
        if (n === 3) {
          if (lines.every((line) => line["jobId"] !== "three")) throw new RetryLater(1, "busy");
        }
      },
    });
    for (const [i, jobId] of ["one", "two", "three"].entries()) {
      await queues.enqueue("step", { n: i + 1 }, { jobId });
    }
    await queues.drainIdle({ dueWithinMs: 1_000 });
    const told = (jobId: string) => lines.filter((line) => line["jobId"] === jobId);
    const common = { queue: registry.step.queue, job: "step", runMs: expect.any(Number) };
    expect(told("one")).toMatchObject([
      { ...common, level: "warn", outcome: "retry", attempt: 1, posts: 1, waitMs: expect.any(Number) },
      { ...common, level: "info", outcome: "done", attempt: 2, posts: 1, waitMs: null },
    ]);
    expect(told("two")).toMatchObject([{ ...common, level: "error", outcome: "failed", attempt: 1 }]);
    expect(told("three").map((line) => line["outcome"])).toEqual(["later", "done"]);
  });
}
