import { readFile, stat } from "node:fs/promises";
import { freemem, totalmem } from "node:os";
import path from "node:path";
import { checkWritable, freeBytes } from "./disk.ts";
import { findPostmaster, parsePostmasterFile } from "./postgres/postmaster-file.ts";
import { systemCode } from "./start-error.ts";

/** Memory that this process may still take, the limit of a container included. */
export function memoryFacts(): { freeBytes: number; totalBytes: number } {
  const limit = process.constrainedMemory();
  const totalBytes = limit > 0 && limit < totalmem() ? limit : totalmem();
  // Absent below Node.js 20.13.
  const freeNow = (process as { availableMemory?: () => number }).availableMemory?.() ?? freemem();
  return { freeBytes: freeNow, totalBytes };
}

export async function diskFacts(folder: string): Promise<{ folder: string; freeBytes: number }> {
  return { folder, freeBytes: await freeBytes(folder) };
}

/** Whether the data folder can be written and is closed to other accounts, and whether a dead server left its pid file. */
export async function folderFacts(dataDir: string): Promise<{
  refusal: string | null;
  /** Folders that others of this machine can read though they should not. */
  openFolders: string[];
  stalePidFile: string | null;
}> {
  const refusal = await checkWritable(dataDir).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const closed = ["logs", "backups", "postgres"].map((name) => path.join(dataDir, name));
  const open = await Promise.all(closed.map(isOpenToOthers));
  return {
    refusal,
    openFolders: closed.filter((_, place) => open[place]),
    stalePidFile: await findStalePidFile(path.join(dataDir, "postgres", "data")),
  };
}

/** Folders of others, and those that are not there, are not ours to judge. */
async function isOpenToOthers(folder: string): Promise<boolean> {
  try {
    return ((await stat(folder)).mode & 0o044) !== 0;
  } catch (error) {
    if (systemCode(error) !== null) return false;
    throw error;
  }
}

async function findStalePidFile(postgresFolder: string): Promise<string | null> {
  const file = path.join(postgresFolder, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null || parsePostmasterFile(text) === null) return null;
  return (await findPostmaster(postgresFolder)) === null ? file : null;
}
