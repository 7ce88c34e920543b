import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ServerAddress } from "./test-servers.ts";

export type CrashSettings = {
  address: ServerAddress;
  suffix: string;
  lockMs: number;
  /** Dies by its own hand in the middle of a job; else it holds the job until it is killed. */
  selfKill: boolean;
};

/** Starts `crashing-worker-main.ts` as a process of its own; it prints `took <jobId>` with a job in hand. */
export function spawnCrashingWorker(settings: CrashSettings): {
  firstLine: Promise<string>;
  exited: Promise<unknown>;
  kill(): Promise<void>;
} {
  const main = fileURLToPath(new URL("crashing-worker-main.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), main, JSON.stringify(settings)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const ended = exited.then(() => "ended without a job");
  const firstLine = Promise.race([once(lines, "line").then(([line]) => String(line)), ended]);
  return {
    firstLine,
    exited,
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
