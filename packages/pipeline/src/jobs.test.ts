import { expect, it } from "vitest";
import { jobs, queueConcurrency, queueNames } from "./jobs.ts";
import { stages } from "./stages.ts";

it("has a queue for each stage that machines do, in the order of the flow, and that of what leaves the house", () => {
  const flow = stages.flatMap((stage) => stage.queue ?? []);
  expect(queueNames(jobs)).toEqual([...flow, "notify"]);
  expect(Object.keys(queueConcurrency)).toEqual(queueNames(jobs));
});

it.each(Object.entries(jobs))("%s ends in time for its worker to be trusted", (_name, job) => {
  expect(job.attempts).toBeGreaterThan(0);
  expect(job.timeoutMs).toBeLessThanOrEqual(120_000);
});

const ids = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const rows = [
  { job: "match-posts", payload: { postIds: ids(500) }, fits: true },
  { job: "match-posts", payload: { postIds: ids(501) }, fits: false },
  { job: "analyse-posts", payload: { postIds: [] }, fits: false },
  { job: "analyse-posts", payload: { postIds: [0] }, fits: false },
  { job: "prioritise", payload: { postIds: [1.5] }, fits: false },
  { job: "collect-source", payload: { sourceId: 3, later: "field" }, fits: true },
  { job: "collect-source", payload: { sourceId: "3" }, fits: false },
  { job: "rematch", payload: { runId: 1, afterId: 0 }, fits: true },
  { job: "rematch", payload: { runId: 1, afterId: -1 }, fits: false },
  { job: "tick", payload: {}, fits: true },
] as const;

it.each(rows)("$job takes $payload: $fits", ({ job, payload, fits }) => {
  expect(jobs[job].payload.safeParse(payload).success).toBe(fits);
});
