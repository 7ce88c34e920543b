import { spawn, type ChildProcess } from "node:child_process";
import { startApi } from "@earshot/api/start-api";
import { usualAlertRules, type AlertRules } from "@earshot/core/system/alert-rules";
import { beatStore } from "@earshot/db/queries/heartbeat";
import { watchProcess } from "@earshot/pipeline/watch-process";
import { createSecretBox, newSecretKey } from "@earshot/runtime/encrypt-secret";
import { toConfig } from "@earshot/runtime/env";
import { createLogger } from "@earshot/runtime/logger";
import { freePort } from "@earshot/runtime/port";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { createShutdown, type Shutdown } from "@earshot/runtime/shutdown";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { projectFolder } from "../start/earshot-process.ts";
import { openLiveEvents } from "../support/live-events.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { openRig, type Rig } from "./rig.ts";
import { scrape } from "./scrape.ts";

/** Nobody waits in a test: trouble is said at the first look and over at the next. */
const impatient = Object.fromEntries(
  Object.keys(usualAlertRules).map((kind) => [kind, { raiseAfterMs: 0, clearAfterMs: 0 }]),
) as AlertRules;

let rig: Rig;
let shutdown: Shutdown;
let url: string;

beforeAll(async () => {
  rig = await openRig();
  const log = createLogger({ level: "silent", name: "test" });
  shutdown = createShutdown({ log, timeoutMs: 8_000 });
  const now = () => new Date();
  const key = newSecretKey();
  const config = toConfig({ DATABASE_URL: rig.url, EARSHOT_PORT: "0", EARSHOT_SECRET_KEY: key });
  const { database, queues, backend } = rig;
  const watched = { name: "api", parts: ["api"], version: "test", backend, store: beatStore(database.db) };
  const { metrics, heartbeat } = await watchProcess({ ...watched, log, shutdown, now, metricsPort: null });
  url = await startApi({
    config,
    log,
    shutdown,
    now,
    database,
    queues,
    metrics,
    version: "test",
    databaseUrl: rig.url,
    secrets: createSecretBox(loadSecretKeys({ keys: [key], dataDir: null })),
    webRoot: null,
    allowHosts: [],
    dataFolder: null,
    look: { everyMs: 200, rules: impatient },
  });
  await heartbeat.beat();
});
afterAll(async () => {
  await shutdown.close();
  await rig.close();
});

const as = (role: "admin" | "viewer") => signInAs({ url, database: rig.database }, role, role);

test("when every worker is gone, the API still says so: live, to those who may act, until they are back", async () => {
  const admin = await as("admin");
  const live = await openLiveEvents(url, admin.cookie);
  const alerts = async () =>
    (await admin.get("/api/v1/system/alerts")).body.alerts as Record<string, unknown>[];
  const missing = async () =>
    (await alerts()).filter(({ kind, resolvedAt }) => kind === "worker_absent" && resolvedAt === null);
  await expect.poll(async () => (await missing()).length).toBeGreaterThan(3);
  expect((await missing())[0]).toMatchObject({
    level: "fail",
    what: expect.stringMatching(/^Nobody works on /),
    mend: expect.stringMatching(/npm start/),
  });
  expect((await admin.get("/api/v1/system")).body.openAlerts).toBeGreaterThan(3);

  const viewer = await as("viewer");
  const id = (await missing())[0]?.["systemAlertId"];
  const acknowledge = `/api/v1/system/alerts/${String(id)}/acknowledge`;
  expect((await viewer.send("POST", acknowledge)).status).toBe(403);
  expect((await admin.send("POST", acknowledge)).status).toBe(204);
  expect(await missing()).toContainEqual(
    expect.objectContaining({ systemAlertId: id, acknowledgedBy: "admin" }),
  );
  const audited = await rig.database.pool.query(
    "select what from audit_event where what = 'alert.acknowledged'",
  );
  expect(audited.rowCount).toBe(1);

  const worker = await rig.startCollecting();
  const gone = async () => (await missing()).map(({ params }) => (params as { part: string }).part);
  await expect.poll(gone).not.toContain("collect");
  let event = await live.next();
  while (event.kind !== "system") event = await live.next();
  await worker.close();
  await live.close();
});

test("a worker process measures itself on loopback, and one that is killed is missed", async () => {
  const port = await freePort("127.0.0.1");
  const worker = startWorker(port);
  onTestFinished(() => void worker.kill("SIGKILL"));
  const row = "select pid from worker_heartbeat where pid = $1 and part = 'collect' and stopped_at is null";
  const beats = async () => (await rig.database.pool.query(row, [worker.pid])).rowCount;
  await expect.poll(beats).toBe(1);
  await expect
    .poll(async () => (await scrape(`http://127.0.0.1:${port}`)).sum("earshot_jobs_total", { name: "tick" }))
    .toBeGreaterThan(0);
  const scraped = await scrape(`http://127.0.0.1:${port}`);
  expect(scraped.has("earshot_build_info", { process: "collect" })).toBe(true);
  // What the whole installation tells is told once, by the API.
  expect(scraped.has("earshot_queue_depth")).toBe(false);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port}/anything`)).status).toBe(404);

  worker.kill("SIGKILL");
  await rig.database.pool.query("delete from worker_heartbeat where pid <> $1", [worker.pid]);
  await rig.look(61, { rules: impatient });
  expect(await rig.openKeys()).toEqual(
    expect.arrayContaining(["worker_absent:collect", "worker_absent:match"]),
  );
});

function startWorker(port: number): ChildProcess {
  const program = ["config/run.mjs", "workers/collect/src/main.ts"];
  const env = {
    ...process.env,
    DATABASE_URL: rig.url,
    EARSHOT_SECRET_KEY: newSecretKey(),
    EARSHOT_METRICS_PORT: String(port),
    EARSHOT_LOG_LEVEL: "error",
  };
  return spawn(process.execPath, program, { cwd: projectFolder, env, stdio: "ignore" });
}
