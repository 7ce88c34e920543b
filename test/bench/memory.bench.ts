import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { Figure } from "./figure.ts";
import { measureProcesses, processTree } from "./process-tree.ts";
import { startProduct } from "./product-process.ts";
import { findEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";

const monthPosts = 673;
/** The demo's sources are visited every 5 s and publish a post every 10 to 30 s. */
const liveMs = 60_000;
const megabyte = 1_000_000;

/**
 * Memory and processor of the whole product, PostgreSQL included, once the demo has back-filled its month and gone on
 * for a minute. Goal: 600 MB.
 */
export async function run(): Promise<Figure[]> {
  const { folder, remove } = await temporaryFolder();
  try {
    const product = await startProduct(folder, 0);
    const client = createApiClient(product.url);
    await signInFirst(client, product.signInLink);
    await backFilled(client);
    const server = await findEmbeddedPostgres(folder);
    const serverPid = server?.pid ?? 0;
    const filled = measureBoth(product.pid, serverPid);
    await live(client);
    const after = measureBoth(product.pid, serverPid);
    await product.stop();
    const percent = (ms: number): number => (ms / liveMs) * 100;
    return [
      { name: "memory: all processes, month back-filled", value: filled.all.pssBytes / megabyte, unit: "MB" },
      {
        name: "memory: all processes, a live minute later",
        value: after.all.pssBytes / megabyte,
        unit: "MB",
      },
      { name: "memory: Node of these", value: after.node.pssBytes / megabyte, unit: "MB" },
      { name: "memory: PostgreSQL of these", value: after.server.pssBytes / megabyte, unit: "MB" },
      { name: "memory: processes", value: after.all.processes, unit: "processes" },
      {
        name: "idle: Node, 27 sources every 5 s",
        value: percent(after.node.processorMs - filled.node.processorMs),
        unit: "% of a core",
      },
      {
        name: "idle: PostgreSQL, 27 sources every 5 s",
        value: percent(after.server.processorMs - filled.server.processorMs),
        unit: "% of a core",
      },
    ];
  } finally {
    await remove();
  }
}

/** The server runs in a session of its own, as a child of ours or of the init process. */
function measureBoth(nodePid: number, serverPid: number) {
  const serverPids = processTree(serverPid);
  const nodePids = processTree(nodePid).filter((pid) => !serverPids.includes(pid));
  return {
    node: measureProcesses(nodePids),
    server: measureProcesses(serverPids),
    all: measureProcesses([...nodePids, ...serverPids]),
  };
}

/** Waits until the whole month is stored and everything in it that is due has become a row. */
async function backFilled(client: ApiClient): Promise<void> {
  let rows = -1;
  for (;;) {
    const { body: page } = await client.get("/api/v1/mentions?limit=1");
    const { body: listed } = await client.get("/api/v1/sources");
    const stored = listed.sources.reduce(
      (sum: number, source: { postCount: number }) => sum + source.postCount,
      0,
    );
    if (stored >= monthPosts && page.total.count === rows) return;
    rows = page.total.count;
    await wait(1_000);
  }
}

/** A person with the list open. */
async function live(client: ApiClient): Promise<void> {
  const until = performance.now() + liveMs;
  while (performance.now() < until) {
    await client.get("/api/v1/mentions?limit=50");
    await wait(10_000);
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
