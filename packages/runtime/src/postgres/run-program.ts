import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { StartError, systemCode } from "../start-error.ts";
import type { ServerAccount } from "./account.ts";

export type ProgramResult = { code: number | null; output: string };

/**
 * Runs one of PostgreSQL's programs to its end and returns all it said. Rejects with the system error
 * when it cannot be executed at all. `cwd` must be a folder that the account may enter. `signal` kills it
 * with all that it started.
 */
export function runProgram(options: {
  file: string;
  args: readonly string[];
  cwd: string;
  account: ServerAccount | null;
  input?: string;
  signal?: AbortSignal | undefined;
}): Promise<ProgramResult> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = spawn(options.file, options.args, {
      cwd: options.cwd,
      env: serverEnvironment(),
      stdio: ["pipe", "pipe", "pipe"],
      // Its own session: a Ctrl-C in the terminal is ours to handle.
      detached: true,
      ...options.account,
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stdin.on("error", () => {
      // The program ended before it read its input; its exit code tells.
    });
    child.on("error", (error) => reject(programError(error, options.file)));
    const kill = (): void => killGroup(child.pid);
    signal?.addEventListener("abort", kill);
    // Not before all that it started have let go of its output, and so are gone too.
    child.on("close", (code) => {
      signal?.removeEventListener("abort", kill);
      resolve({ code, output: Buffer.concat(chunks).toString("utf8") });
    });
    child.stdin.end(options.input ?? "");
  });
}

/** The program leads a group of its own; its first process may be gone already. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if (systemCode(error) !== "ESRCH") throw error;
  }
}

/** A file that exists and yet "does not" lacks its loader: the packaged programs need glibc. */
export function programError(error: Error, file: string): Error {
  if (systemCode(error) !== "ENOENT" || !existsSync(file)) return error;
  return new StartError(
    "unsupported",
    "The packaged PostgreSQL does not run on this system: it needs a Linux with glibc (Alpine has none), or macOS.",
    "Point DATABASE_URL at a PostgreSQL server.",
    error,
  );
}

/**
 * The environment of the server: nothing of ours, so that no secret of the environment is readable
 * through it and no PG* or LC_* variable of the machine changes what it does.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C.UTF-8", TZ: "UTC" };
}
