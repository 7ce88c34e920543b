import { execFile } from "node:child_process";
import { readFile, readlink, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { systemCode } from "../start-error.ts";

/** What a running server writes about itself into `postmaster.pid` of its data folder. */
export type Postmaster = { pid: number; port: number; status: string };

/**
 * Reads the text of `postmaster.pid`: pid, data folder, start time, port, socket folder, address,
 * shared memory key, status, one per line. The last lines appear while the server starts.
 * Returns null when there is no usable pid in it.
 */
export function parsePostmasterFile(text: string): Postmaster | null {
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  const port = Number(lines[3] ?? "");
  return { pid, port: Number.isSafeInteger(port) ? port : 0, status: lines[7] ?? "" };
}

/**
 * The server that runs on this data folder now, or null. A left-over `postmaster.pid` whose pid belongs
 * to some other program by now (usual after a reboot) counts as null.
 */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const text = await readOrNull(postmasterFile(dataFolder));
  const postmaster = text === null ? null : parsePostmasterFile(text);
  if (postmaster === null) return null;
  return (await isPostmaster(postmaster.pid, dataFolder)) ? postmaster : null;
}

function postmasterFile(dataFolder: string): string {
  return path.join(dataFolder, "postmaster.pid");
}

/**
 * Removes a left-over `postmaster.pid` whose pid now belongs to another living program: PostgreSQL would
 * take that program for a server and refuse. One with a dead pid is left to PostgreSQL, which replaces it
 * without a gap for a second start to slip through.
 */
export async function clearReusedPid(dataFolder: string): Promise<void> {
  const text = await readOrNull(postmasterFile(dataFolder));
  const postmaster = text === null ? null : parsePostmasterFile(text);
  if (postmaster === null || !isAlive(postmaster.pid)) return;
  if (await isPostmaster(postmaster.pid, dataFolder)) return;
  await rm(postmasterFile(dataFolder), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== "ESRCH";
  }
}

/**
 * Whether the process is a PostgreSQL server of this folder: started on it, or working in it, which stays
 * true when the folder was moved under a running server. A zombie is not one.
 */
export async function isPostmaster(pid: number, dataFolder: string): Promise<boolean> {
  const command = await commandLine(pid);
  if (command === null || !command.includes("postgres")) return false;
  return command.includes(` -D ${dataFolder} `) || (await workingFolder(pid)) === dataFolder;
}

/** Null where it cannot be known: not Linux, another account, no such process. */
async function workingFolder(pid: number): Promise<string | null> {
  try {
    return await readlink(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/**
 * The command line of a process with a space after each word, null when there is none. On Linux `cmdline`
 * is readable for every account, unlike `exe` and `cwd`, which root in a container may not read.
 */
async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === "linux") {
    return (await readOrNull(`/proc/${pid}/cmdline`))?.replaceAll("\0", " ") ?? null;
  }
  try {
    const { stdout } = await promisify(execFile)("ps", ["-p", String(pid), "-ww", "-o", "command="]);
    return `${stdout.trimEnd()} `;
  } catch {
    return null;
  }
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT" || systemCode(error) === "ESRCH") return null;
    throw error;
  }
}
