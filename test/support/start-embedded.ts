import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createLogger } from "@earshot/runtime/logger";
import { startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { StartError } from "@earshot/runtime/start-error";
import { z } from "zod";

const started = z.object({ url: z.string(), adopted: z.boolean(), serverPid: z.number() });
const refused = z.object({ code: z.string().nullable(), message: z.string() });

export type Refused = z.output<typeof refused>;
export type Started = z.output<typeof started> & {
  /** The process that started the server. */
  pid: number;
  /** Stops the server, and ends a process of its own in order. */
  close(): Promise<void>;
};
export type StartedProcess = Started & {
  /** Ends it with SIGKILL and waits until it is gone; the server stays. */
  kill(): Promise<void>;
};

const CHILD = fileURLToPath(new URL("embedded-child.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Starts the embedded PostgreSQL within this process. */
export async function tryStart(
  dataDir: string,
  options: { minFreeBytes?: number } = {},
): Promise<Started | Refused> {
  try {
    const postgres = await startEmbeddedPostgres({
      dataDir,
      log: createLogger({ level: "silent", name: "test" }),
      minFreeBytes: options.minFreeBytes ?? 0,
      settings: { fsync: "off" },
    });
    const { url, adopted, pid: serverPid } = postgres;
    return { url, adopted, serverPid, pid: process.pid, close: () => postgres.close() };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { code: error.code, message: error.message };
  }
}

/** The same from a process of its own, as another account if asked: a second of processor more. */
export async function tryStartProcess(
  dataDir: string,
  options: { uid?: number; umask?: number } = {},
): Promise<StartedProcess | Refused> {
  const account = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  const args = ["--import", "tsx", CHILD, dataDir, String(options.umask ?? 0o022)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"], ...account });
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(lines, "line").then(([line]) => String(line)),
    exited.then(([code]) => JSON.stringify({ code: null, message: `ended with ${String(code)}` })),
  ]);
  const said: unknown = JSON.parse(first);
  const refusal = refused.safeParse(said);
  if (refusal.success) {
    await exited;
    return refusal.data;
  }
  return {
    ...started.parse(said),
    pid: child.pid ?? 0,
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}

/** `tryStart` where the start must succeed. */
export async function start(dataDir: string): Promise<Started> {
  return succeeded(await tryStart(dataDir));
}

/** `tryStartProcess` where the start must succeed. */
export async function startProcess(
  dataDir: string,
  options: { uid?: number; umask?: number } = {},
): Promise<StartedProcess> {
  return succeeded(await tryStartProcess(dataDir, options));
}

function succeeded<T extends Started>(outcome: T | Refused): T {
  if ("message" in outcome) throw new Error(outcome.message);
  return outcome;
}
