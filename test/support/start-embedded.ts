import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const started = z.object({ url: z.string(), adopted: z.boolean(), serverPid: z.number() });
const refused = z.object({ code: z.string().nullable(), message: z.string() });

export type Refused = z.output<typeof refused>;
export type Started = z.output<typeof started> & {
  /** The process that started the server. */
  pid: number;
  /** Ends it with SIGKILL and waits until it is gone; the server stays. */
  kill(): Promise<void>;
  /** Lets it stop the server and end in order. */
  close(): Promise<void>;
};

const CHILD = fileURLToPath(new URL("embedded-child.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Starts the embedded PostgreSQL from a process of its own, as another account if asked. */
export async function tryStart(
  dataDir: string,
  options: { uid?: number; umask?: number; minFreeBytes?: number } = {},
): Promise<Started | Refused> {
  const account = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid };
  const args = [
    "--import",
    "tsx",
    CHILD,
    dataDir,
    String(options.minFreeBytes ?? 0),
    String(options.umask ?? 0o022),
  ];
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

/** The same where the start must succeed. */
export async function start(
  dataDir: string,
  options: { uid?: number; umask?: number } = {},
): Promise<Started> {
  const outcome = await tryStart(dataDir, options);
  if ("message" in outcome) throw new Error(outcome.message);
  return outcome;
}
