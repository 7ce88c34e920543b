import { randomBytes } from "node:crypto";
import { connectBackend, type Backend } from "@earshot/pipeline/backend";
import { createQueues, type Queues } from "@earshot/pipeline/queue";
import { createWorker, type JobHandlers, type QueueWorker } from "@earshot/pipeline/worker";
import { onTestFinished } from "vitest";
import { createLineLog, type Line } from "./line-log.ts";
import { testJobs, type TestJobs } from "./test-jobs.ts";
import type { ServerAddress } from "./test-servers.ts";

type WorkHandlers = JobHandlers<TestJobs["step"]["queue"], TestJobs>;
type FollowHandlers = JobHandlers<TestJobs["follow"]["queue"], TestJobs>;
type WorkSettings = { concurrency?: number; lockMs?: number; graceMs?: number };

/** One process's view of the queue: own connections, own log, closed when the test ends. */
export type Node = {
  backend: Backend;
  queues: Queues<TestJobs>;
  lines: Line[];
  /** Starts a worker on the work queue; jobs without a handler given succeed at once. */
  work: (handlers: Partial<WorkHandlers>, settings?: WorkSettings) => Promise<QueueWorker>;
  /** The same on the queue of `follow`. */
  workNext: (handlers: FollowHandlers) => Promise<QueueWorker>;
};

export type Fixture = Node & {
  suffix: string;
  registry: TestJobs;
  address: ServerAddress;
  /** A second process on the same queues. */
  join: () => Promise<Node>;
};

/** Everything opened is closed when the test ends; `afterwards` comes last. */
export async function openFixture(
  address: ServerAddress,
  afterwards: () => Promise<void> = async () => {},
): Promise<Fixture> {
  onTestFinished(afterwards);
  const suffix = randomBytes(5).toString("hex");
  const registry = testJobs(suffix);
  const join = () => openNode(address, registry);
  return { ...(await join()), suffix, registry, address, join };
}

async function openNode(address: ServerAddress, registry: TestJobs): Promise<Node> {
  const { log, lines } = createLineLog();
  const backend = await connectBackend({ ...address, log });
  const queues = createQueues(backend, { registry, lookAfterMs: 150 });
  const workers: QueueWorker[] = [];
  onTestFinished(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await queues.close();
    await backend.close();
  });
  const nothing = async () => {};
  const idle = { step: nothing, background: nothing, backgroundLater: nothing, brief: nothing };
  return {
    backend,
    queues,
    lines,
    async work(handlers, settings = {}) {
      const all = { ...idle, bell: nothing, ...handlers };
      const options = { log, registry, graceMs: 50, ...settings };
      const worker = createWorker(backend, registry.step.queue, all, options);
      workers.push(worker);
      await worker.ready();
      return worker;
    },
    async workNext(handlers) {
      const worker = createWorker(backend, registry.follow.queue, handlers, { log, registry });
      workers.push(worker);
      await worker.ready();
      return worker;
    },
  };
}

/** A promise and the function that resolves it: how a test holds a handler, or waits for one. */
export function createGate<T = void>(): { passed: Promise<T>; open: (value: T) => void } {
  let open: (value: T) => void = () => {};
  const passed = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** Collects what handlers report and lets a test wait for the n-th report. */
export function createTally<T>(): { seen: T[]; add(value: T): void; reach(count: number): Promise<T[]> } {
  const seen: T[] = [];
  const waiting: { count: number; resolve: (seen: T[]) => void }[] = [];
  return {
    seen,
    add(value) {
      seen.push(value);
      for (const one of waiting) if (seen.length >= one.count) one.resolve(seen);
    },
    reach: (count) =>
      new Promise((resolve) => {
        if (seen.length >= count) resolve(seen);
        else waiting.push({ count, resolve });
      }),
  };
}
