import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const entry = fileURLToPath(new URL("../../services/cli/bin/earshot.mjs", import.meta.url));

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts `earshot …` as `npm run` does: from the project, with the caller's folder in INIT_CWD. */
export function startEarshot(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [entry, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
}

/** Runs `earshot …` to its end. */
export async function runEarshot(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = startEarshot(args, env);
  const ran: Ran = { code: null, stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (ran.stdout += chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (ran.stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...ran, code }));
  });
}

/** Resolves with what was printed once `wanted` is in it; rejects when the process ends before. */
export function waitForOutput(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const take = (chunk: string): void => {
      printed += chunk;
      if (wanted.test(printed)) resolve(printed);
    };
    child.stdout?.setEncoding("utf8").on("data", take);
    child.stderr?.setEncoding("utf8").on("data", take);
    child.on("exit", (code) => reject(new Error(`ended with ${code}:\n${printed}`)));
  });
}
