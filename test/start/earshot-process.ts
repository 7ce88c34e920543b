import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** An `earshot` command as a process of its own. */
export interface EarshotProcess {
  pid: number;
  /** Resolves when the output so far matches; rejects when the process ended before it did. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** To the whole group, as a terminal sends Ctrl-C, or as a tree is killed. */
  signalGroup(signal: NodeJS.Signals): void;
  ended: Promise<Ended>;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** The caller's folder. */
  cwd?: string;
  /** The clone it belongs to; this one unless given. */
  clone?: string;
  /** Through npm, as people call it, instead of directly. */
  isThroughNpm?: boolean;
}

/** Starts a command in a process group of its own, without any setting of whoever runs the tests. */
export function runEarshot(args: string[], options: RunOptions = {}): EarshotProcess {
  const clone = options.clone ?? projectFolder;
  const command = options.isThroughNpm
    ? ["npm", "--prefix", clone, "run", "--silent", "earshot", "--"]
    : [process.execPath, path.join(clone, "services/cli/bin/earshot.mjs")];
  const [program = "", ...given] = [...command, ...args];
  const child = spawn(program, given, {
    cwd: options.cwd ?? clone,
    env: { ...withoutSettings(process.env), ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const said = { out: "", err: "" };
  const listeners = new Set<() => void>();
  for (const name of ["out", "err"] as const) {
    child[name === "out" ? "stdout" : "stderr"].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
      listeners.forEach((listen) => listen());
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code) => resolve({ code, ...said }));
  });
  return {
    pid: child.pid ?? 0,
    ended,
    signalGroup: (signal) => process.kill(-(child.pid ?? 0), signal),
    said: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(said.out + said.err);
          if (!found) return;
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
        void ended.then(({ code }) =>
          reject(
            new Error(
              `ended with ${String(code)} before it said ${String(pattern)}:\n${said.out}${said.err}`,
            ),
          ),
        );
      }),
  };
}

/** Runs a command to its end. */
export function runToEnd(args: string[], options: RunOptions = {}): Promise<Ended> {
  return runEarshot(args, options).ended;
}

function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isSetting = /^(EARSHOT_|DATABASE_URL$|REDIS_URL$|INIT_CWD$|npm_)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isSetting.test(name)));
}
