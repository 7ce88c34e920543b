import { createHash } from "node:crypto";
import { chmod, mkdir, readdir, realpath, rm, stat } from "node:fs/promises";
import path from "node:path";
import { StartError, errorText, systemCode } from "../start-error.ts";
import { accountName } from "./account.ts";
import type { ServerAccount } from "./account.ts";

/** Enterable by the server's account, readable by nobody else. */
const MODE_FOR_ROOT = 0o711;
const MODE = 0o700;
const LEFT_BEHIND_MS = 600_000;

/**
 * Where Earshot keeps its data when nobody says otherwise: `.earshot` in the project, but for root a folder
 * of /var/lib, because the server's account may be unable to enter the project. Two clones do not collide.
 */
export function defaultDataDir(projectDir: string, isRoot: boolean): string {
  if (!isRoot) return path.join(projectDir, ".earshot");
  const digest = createHash("sha256").update(projectDir).digest("hex").slice(0, 6);
  const name = path.basename(projectDir).replaceAll(/[^\w.-]+/g, "-");
  return path.join("/var/lib/earshot", `${name}-${digest}`);
}

/** Creates the folder where needed and returns its real path. */
export async function prepareDataDir(dataDir: string, account: ServerAccount | null): Promise<string> {
  try {
    const mode = account === null ? MODE : MODE_FOR_ROOT;
    const first = await mkdir(dataDir, { recursive: true, mode });
    // A strict umask may have closed what we created.
    if (first !== undefined) for (const folder of foldersBetween(first, dataDir)) await chmod(folder, mode);
    return await realpath(dataDir);
  } catch (error) {
    throw await folderError(dataDir, account, error);
  }
}

/** Removes what a killed first start left half-made. A young one may belong to a start that is still at it. */
export async function removeLeftBehind(dataDir: string, now: number): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!/^postgres.*\.(?:creating|copying)-/.test(name)) continue;
    const folder = path.join(dataDir, name);
    const age = now - (await modifiedAt(folder));
    if (age > LEFT_BEHIND_MS) await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds since 1970; infinity for a folder that another start has just renamed or removed. */
async function modifiedAt(folder: string): Promise<number> {
  try {
    return (await stat(folder)).mtimeMs;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** The StartError for a system error while working in the data folder. */
export async function folderError(
  dataDir: string,
  account: ServerAccount | null,
  error: unknown,
): Promise<StartError> {
  if (error instanceof StartError) return error;
  const code = systemCode(error);
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new StartError(
      "disk_full",
      `The disk of ${dataDir} is full.`,
      "Free some space (300 MB or more), or choose a folder on another disk with EARSHOT_DATA_DIR.",
      error,
    );
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return refused(dataDir, account, error);
  return new StartError(
    "data_folder",
    `The data folder ${dataDir} cannot be used: ${errorText(error)}.`,
    "Choose another one with EARSHOT_DATA_DIR.",
    error,
  );
}

async function refused(dataDir: string, account: ServerAccount | null, error: unknown): Promise<StartError> {
  const closed = account === null ? null : await closedFolder(dataDir, account);
  if (account === null || closed === null) {
    return new StartError(
      "data_folder",
      `The data folder ${dataDir} cannot be used by ${accountName(account)}: ${errorText(error)}.`,
      "Give the folder to this account, or choose another one with EARSHOT_DATA_DIR.",
      error,
    );
  }
  return new StartError(
    "data_folder",
    `PostgreSQL does not run as root, and ${accountName(account)}, which it runs as instead, may not enter ${closed}.`,
    "Choose a folder that every account can enter with EARSHOT_DATA_DIR, such as one in /var/lib.",
    error,
  );
}

/** The first folder on the way to `dataDir` that the account may not enter by its mode bits, or null. */
async function closedFolder(dataDir: string, account: ServerAccount): Promise<string | null> {
  for (const folder of foldersBetween(path.parse(dataDir).root, dataDir)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return folder;
  }
  return null;
}

/** `/a`, `/a/b/c` → `/a`, `/a/b`, `/a/b/c`. */
function foldersBetween(first: string, last: string): string[] {
  const end = path.resolve(last);
  const start = path.resolve(first);
  const names = path
    .relative(start, end)
    .split(path.sep)
    .filter((name) => name !== "");
  return [start, ...names.map((_, index) => path.join(start, ...names.slice(0, index + 1)))];
}
