import { setTimeout as after } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { machineLoad, measureProcesses, processTree } from "../bench/process-tree.ts";
import { addResult } from "../support/results-table.ts";
import { risePerHour, type Sample } from "./fit-slope.ts";
import { startSoakProduct, type SoakProduct } from "./soak-product.ts";

const minutes = Number(process.env["TEST_SOAK_MINUTES"] ?? 60);
const plan = { feeds: 2_000, channels: 300, ownChannels: 50, streamPerSecond: 500 };
/** Caches and the memory of the compiler fill: a sixth of the time, ten minutes of an hour. */
const settledAfter = minutes / 6;
const sampleMs = 15_000;
const megabyte = 1_000_000;

interface Watched {
  node: Sample[];
  server: Sample[];
  loads: number[];
  /** Share of one core. */
  processor: { node: number; server: number };
}

/** `npm run test:long`: all sources at once for an hour; a line of test/RESULTS.md. */
test(
  `${plan.feeds} feeds, ${plan.channels} channels and ${plan.streamPerSecond} posts a second of a stream for ${minutes} min`,
  async () => {
    const product = await startSoakProduct(plan);
    onTestFinished(() => product.close());
    const watched = await watch(product);
    const [visit, stream] = [await lagsOf(product, "visit"), await lagsOf(product, "stream")];
    const facts = await factsOf(product);
    const isSettled = ({ minutes: at }: Sample): boolean => at >= settledAfter;
    const node = memoryOf(watched.node.filter(isSettled));
    const server = memoryOf(watched.server.filter(isSettled));
    const loads = watched.loads.toSorted((a, b) => a - b);
    await addResult("Soak", [
      new Date().toISOString().slice(0, 10),
      `${minutes} min, load ${at(loads, 0.1).toFixed(0)}–${at(loads, 0.9).toFixed(0)}`,
      `${facts.visits}, ${facts.posts}; ${facts.seen}, ${stream.count}`,
      describeLag(visit),
      describeLag(stream),
      node.text,
      server.text,
      `${watched.processor.node.toFixed(0)}, ${watched.processor.server.toFixed(0)} %`,
    ]);
    expect(facts.failed).toBe(0);
    expect(visit.p95).toBeLessThan(2_000);
    expect(stream.p95).toBeLessThan(2_000);
    // What rises by a tenth in an hour has no end.
    if (minutes >= 30) expect(node.rise / node.mean).toBeLessThan(0.1);
  },
  (minutes + 15) * 60_000,
);

async function watch(product: SoakProduct): Promise<Watched> {
  const begun = performance.now();
  const serverPids = (): number[] => processTree(product.serverPid);
  const nodePids = (): number[] => {
    const others = new Set(serverPids());
    return processTree(product.pid).filter((pid) => !others.has(pid));
  };
  const first = { node: measureProcesses(nodePids()), server: measureProcesses(serverPids()) };
  const watched: Watched = { node: [], server: [], loads: [], processor: { node: 0, server: 0 } };
  for (let elapsedMs = 0; elapsedMs < minutes * 60_000;) {
    await after(sampleMs);
    elapsedMs = performance.now() - begun;
    const now = { node: measureProcesses(nodePids()), server: measureProcesses(serverPids()) };
    const at = elapsedMs / 60_000;
    watched.node.push({ minutes: at, value: now.node.pssBytes / megabyte });
    watched.server.push({ minutes: at, value: now.server.pssBytes / megabyte });
    watched.loads.push(machineLoad());
    watched.processor = {
      node: ((now.node.processorMs - first.node.processorMs) / elapsedMs) * 100,
      server: ((now.server.processorMs - first.server.processorMs) / elapsedMs) * 100,
    };
  }
  return watched;
}

interface Lag {
  count: number;
  p50: number;
  p95: number;
  worst: number;
  /** Of the second half of the time, for a lag that grows. */
  laterP95: number;
}

/** Without the first minute, in which the product starts. */
async function lagsOf({ database }: SoakProduct, kind: string): Promise<Lag> {
  const { rows } = await database.pool.query<Lag>(
    `with kept as (
       select ms, at, (select min(at) + (max(at) - min(at)) / 2 from soak.lag) as middle
       from soak.lag where kind = $1 and at > (select min(at) + interval '1 minute' from soak.lag))
     select count(*)::integer as count,
       percentile_cont(0.5) within group (order by ms) as p50,
       percentile_cont(0.95) within group (order by ms) as p95,
       max(ms) as worst,
       coalesce(percentile_cont(0.95) within group (order by ms) filter (where at > middle), 0) as "laterP95"
     from kept`,
    [kind],
  );
  const [lag] = rows;
  if (lag === undefined || lag.count === 0) throw new Error(`nothing was noted of ${kind}`);
  return lag;
}

async function factsOf({ database }: SoakProduct) {
  const { rows } = await database.pool.query<Record<"visits" | "failed" | "posts" | "seen", number>>(
    `select
       count(*) filter (where s.kind <> 'jetstream')::integer as visits,
       count(*) filter (where c.outcome = 'failed')::integer as failed,
       coalesce(sum(c.received) filter (where s.kind = 'jetstream'), 0)::integer as seen,
       (select count(*) from post where platform <> 'bluesky')::integer as posts
     from source_check c join source s using (source_id)`,
  );
  const [facts] = rows;
  if (facts === undefined) throw new Error("nothing was visited");
  return facts;
}

function memoryOf(samples: readonly Sample[]) {
  const mean = samples.reduce((sum, { value }) => sum + value, 0) / Math.max(1, samples.length);
  const rise = risePerHour(samples);
  const worst = Math.max(...samples.map(({ value }) => value));
  const text = `${mean.toFixed(0)} MB (${worst.toFixed(0)} at most), ${rise >= 0 ? "+" : "−"}${Math.abs(rise).toFixed(0)} MB an hour`;
  return { mean, rise, text };
}

function describeLag({ p50, p95, worst, laterP95 }: Lag): string {
  const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
  return `${seconds(p50)}, ${seconds(p95)}, ${seconds(worst)} s; second half p95 ${seconds(laterP95)} s`;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
