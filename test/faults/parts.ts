import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { newSecretKey } from "@earshot/runtime/encrypt-secret";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every worker there is, so that a new one is among those that are started and killed. */
export const workerNames = readdirSync(path.join(root, "workers")).filter((name) =>
  existsSync(path.join(root, "workers", name, "src/main.ts")),
);

/** All parts of an installation share it. */
const secretKey = newSecretKey();

/** A part of Earshot as a process of its own. */
export interface Part {
  name: string;
  /** Ends it as a failing machine does. */
  kill(): Promise<void>;
  /** Starts it again, as systemd or a container runtime does. */
  comeBack(): Promise<void>;
  /** What it logged, for a test that fails. */
  log(): string;
}

/** The program ends when the input of its shell does, however the tests end; the shell ends with the program. */
const leash = 'exec 3<&0; "$@" </dev/null & p=$!; (read -r _ <&3; kill -9 $p) >/dev/null 2>&1 & wait $p';

/** Starts `workers/<name>` or, with "api", the API; resolves when it says that it works. */
export async function startPart(name: string, env: Record<string, string>): Promise<Part> {
  const room = name === "api" ? "services" : "workers";
  const main = `${room}/${name}/src/main.ts`;
  let lines = "";
  let shell: ChildProcess | null = null;

  async function run(): Promise<void> {
    const child = spawn("/bin/sh", ["-c", leash, "sh", process.execPath, "config/run.mjs", main], {
      cwd: root,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], EARSHOT_SECRET_KEY: secretKey, ...env },
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
    });
    shell = child;
    await new Promise<void>((resolve, reject) => {
      let said = "";
      const read = (chunk: Buffer): void => {
        said += String(chunk);
        lines += String(chunk);
        if (/"msg":"(?!stopping)[a-z]+ing"/.test(said)) resolve();
      };
      child.stdout.on("data", read);
      child.stderr.on("data", read);
      child.once("close", () => reject(new Error(`${name} ended before it worked:\n${said}`)));
    });
  }

  await run();
  return {
    name,
    async kill() {
      if (!shell?.pid) return;
      const ended = once(shell, "close");
      process.kill(-shell.pid, "SIGKILL");
      shell = null;
      await ended;
    },
    comeBack: run,
    log: () => lines,
  };
}
