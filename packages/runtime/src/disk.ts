import { randomBytes } from "node:crypto";
import { mkdir, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartError, errorText, systemCode } from "./start-error.ts";

const MEGABYTE = 1_000_000;

/** Room that a first start needs (database, its log of changes, logs) with some to spare. */
export const FREE_BYTES_MIN = 300 * MEGABYTE;

/** Bytes that an ordinary account may still write on the disk of a folder, which need not exist yet. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = path.dirname(folder);
    if (systemCode(error) !== "ENOENT" || parent === folder) throw error;
    return freeBytes(parent);
  }
}

/** Throws a StartError when the disk of the folder has less than `minBytes` left. */
export async function checkFreeDisk(folder: string, minBytes: number = FREE_BYTES_MIN): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= minBytes) return;
  throw new StartError(
    "disk_full",
    `The disk of ${folder} has only ${megabytes(free)} MB left, and Earshot needs ${megabytes(minBytes)} MB.`,
    "Free some space, or choose a folder on another disk with EARSHOT_DATA_DIR.",
  );
}

/** Creates the folder where needed and writes a file into it; throws a StartError when that fails. */
export async function checkWritable(folder: string): Promise<void> {
  const probe = path.join(folder, `.write-test-${randomBytes(6).toString("hex")}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, "x", { flag: "wx" });
    await rm(probe, { force: true });
  } catch (error) {
    await rm(probe, { force: true }).catch(() => undefined);
    const isFull = systemCode(error) === "ENOSPC" || systemCode(error) === "EDQUOT";
    throw new StartError(
      isFull ? "disk_full" : "data_folder",
      isFull
        ? `The disk of ${folder} is full.`
        : `The folder ${folder} cannot be written: ${errorText(error)}.`,
      isFull
        ? "Free some space, or choose a folder on another disk with EARSHOT_DATA_DIR."
        : "Give it to the account that starts Earshot, or choose another one with EARSHOT_DATA_DIR.",
      error,
    );
  }
}

function megabytes(bytes: number): string {
  return Math.floor(bytes / MEGABYTE).toString();
}
