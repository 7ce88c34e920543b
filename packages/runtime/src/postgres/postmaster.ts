import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { open, readFile, rename, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../port.ts";
import { systemCode } from "../start-error.ts";
import type { ServerAccount } from "./account.ts";
import type { Cluster } from "./cluster.ts";
import { clearReusedPid, findPostmaster, isPostmaster } from "./postmaster-file.ts";
import type { Postmaster } from "./postmaster-file.ts";
import { programError, serverEnvironment } from "./run-program.ts";
import { serverArguments } from "./settings.ts";

const POLL_MS = 15;
const FAST_STOP_MS = 2_000;
const LOG_BYTES_MAX = 1_000_000;

/** How a start of the server went: it runs, or what it said before it gave up. */
export type Spawned = { ok: true; postmaster: Postmaster } | { ok: false; output: string };

/**
 * Starts the server and waits until it answers, crash recovery included, which has no time limit of its
 * own: stopping half-way would only lengthen the next one. It runs in a session of its own and writes
 * its log into a file, so it survives us and a Ctrl-C in the terminal does not reach it. Told by `signal` before it answers, it
 * is stopped again.
 */
export async function spawnPostmaster(options: {
  cluster: Cluster;
  binFolder: string;
  account: ServerAccount | null;
  settings: Readonly<Record<string, string>>;
  signal?: AbortSignal | undefined;
}): Promise<Spawned> {
  const { cluster, account, signal } = options;
  await clearReusedPid(cluster.dataFolder);
  await rotate(cluster.logFile);
  const log = await openLog(cluster.logFile);
  const from = (await log.stat()).size;
  const program = path.join(options.binFolder, "postgres");
  const run: { pid: number; over: boolean; failure: Error | null } = { pid: 0, over: false, failure: null };
  try {
    const args = serverArguments(cluster.dataFolder, await freePort("127.0.0.1"), options.settings);
    const child = spawn(program, args, {
      cwd: cluster.folder,
      env: serverEnvironment(),
      stdio: ["ignore", log.fd, log.fd],
      detached: true,
      ...account,
    });
    child.on("error", (failure) => Object.assign(run, { over: true, failure }));
    child.on("exit", () => Object.assign(run, { over: true }));
    child.unref();
    run.pid = child.pid ?? 0;
  } finally {
    await log.close();
  }
  while (!run.over) {
    const postmaster = await findPostmaster(cluster.dataFolder);
    if (postmaster?.status === "ready") return { ok: true, postmaster };
    if (signal?.aborted === true) await stopPostmaster(run.pid, cluster.dataFolder);
    else await delay(POLL_MS);
  }
  if (run.failure !== null) throw programError(run.failure, program);
  return { ok: false, output: await outputSince(cluster.logFile, from) };
}

/**
 * Stops the server: open sessions are ended and a checkpoint is written ("fast"). When that takes longer
 * than two seconds it ends at once and recovers from its log at the next start; nothing is lost either way.
 */
export async function stopPostmaster(pid: number, dataFolder: string): Promise<void> {
  if (!(await isPostmaster(pid, dataFolder))) return;
  sendSignal(pid, "SIGINT");
  if (await endsWithin(pid, dataFolder, FAST_STOP_MS)) return;
  sendSignal(pid, "SIGQUIT");
  await endsWithin(pid, dataFolder, 10_000);
}

async function endsWithin(pid: number, dataFolder: string, ms: number): Promise<boolean> {
  const started = performance.now();
  while (await isPostmaster(pid, dataFolder)) {
    if (performance.now() - started > ms) return false;
    await delay(POLL_MS);
  }
  return true;
}

function sendSignal(pid: number, signal: "SIGINT" | "SIGQUIT"): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (systemCode(error) !== "ESRCH") throw error;
  }
}

/** O_NOFOLLOW: the folder belongs to the server's account, and root must not be led elsewhere by it. */
function openLog(logFile: string): ReturnType<typeof open> {
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;
  return open(logFile, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0o600);
}

async function rotate(logFile: string): Promise<void> {
  try {
    if ((await stat(logFile)).size > LOG_BYTES_MAX) await rename(logFile, `${logFile}.1`);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
}

async function outputSince(logFile: string, from: number): Promise<string> {
  return (await readFile(logFile)).subarray(from).toString("utf8");
}
