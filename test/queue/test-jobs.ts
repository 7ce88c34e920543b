import type { JobRegistry } from "@earshot/pipeline/jobs";
import { z } from "zod";

/** Jobs for the contract, quick to fail, on queues whose names end in `suffix` so that no test meets another's. */
export function testJobs(suffix: string) {
  const work = `work-${suffix}` as const;
  const next = `next-${suffix}` as const;
  const payload = z.object({ n: z.int() });
  const backoff = { type: "exponential", delayMs: 40 } as const;
  const step = { queue: work, payload, attempts: 3, backoff, timeoutMs: 240_000, priority: 0 };
  return {
    step,
    background: { ...step, priority: 10 },
    backgroundLater: { ...step, priority: 20 },
    brief: { ...step, attempts: 1, timeoutMs: 60 },
    bell: { ...step, attempts: 1 },
    follow: { ...step, queue: next },
  } satisfies JobRegistry;
}

export type TestJobs = ReturnType<typeof testJobs>;
