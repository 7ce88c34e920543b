import type { EventEmitter } from "node:events";
import { runCommand } from "@earshot/cli/main";
import type { Ended, RunOptions } from "../start/earshot-process.ts";

/** What a command listens to while it runs. */
const heard = ["SIGINT", "SIGTERM", "exit"];

/** What ends a command that asked for the end of its process. */
class Exit extends Error {
  override name = "Exit";
}

/**
 * Runs a command as `runToEnd` does, but within this process, which has the program loaded: a process of its own costs two
 * seconds of a processor. For what a command does and says; that it begins, ends and hears signals as a program is for
 * `runEarshot`. One at a time, because output, variables and exit code belong to the whole process while it runs.
 */
export async function callEarshot(
  args: string[],
  { cwd, env = {} }: Pick<RunOptions, "cwd" | "env"> = {},
): Promise<Ended> {
  const said = { out: "", err: "" };
  let exit: number | null = null;
  const hear = (name: keyof typeof said) =>
    ((chunk: string | Uint8Array, ...rest: unknown[]) => {
      if (exit === null) said[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
      const done = rest.at(-1);
      if (typeof done === "function") process.nextTick(done);
      return true;
    }) as typeof process.stdout.write;
  const restore = borrowProcess({ ...settingsOf(cwd), ...env });
  process.stdout.write = hear("out");
  process.stderr.write = hear("err");
  process.exit = (code) => {
    exit ??= Number(code ?? process.exitCode ?? 0);
    throw new Exit();
  };
  try {
    await runCommand(["node", "earshot", ...args]);
    return { code: exit ?? Number(process.exitCode ?? 0), ...said };
  } finally {
    restore();
  }
}

/** The folder that npm says a command was called from. */
function settingsOf(cwd: string | undefined): Record<string, string> {
  return cwd === undefined ? {} : { INIT_CWD: cwd };
}

/** Gives the process the variables of a command, without any setting of whoever runs the tests, and back afterwards. */
function borrowProcess(env: Record<string, string>): () => void {
  const { write: out } = process.stdout;
  const { write: err } = process.stderr;
  const { exit, exitCode } = process;
  const before = { ...process.env };
  // As an emitter of any event: the types of a process tell signals and its end apart.
  const events: EventEmitter = process;
  const listeners = heard.map((event) => ({ event, known: events.listeners(event) }));
  for (const name of Object.keys(before)) if (isSetting(name)) delete process.env[name];
  Object.assign(process.env, env);
  process.exitCode = undefined;
  return () => {
    process.stdout.write = out;
    process.stderr.write = err;
    process.exit = exit;
    process.exitCode = exitCode;
    for (const name of Object.keys(env)) delete process.env[name];
    Object.assign(process.env, before);
    for (const { event, known } of listeners) {
      for (const listener of events.listeners(event))
        if (!known.includes(listener)) events.removeListener(event, listener as () => void);
      for (const listener of known)
        if (!events.listeners(event).includes(listener)) events.on(event, listener as () => void);
    }
  };
}

function isSetting(name: string): boolean {
  return /^(EARSHOT_|DATABASE_URL$|REDIS_URL$|INIT_CWD$|npm_)/i.test(name);
}
