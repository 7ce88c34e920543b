import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { rm, stat, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "./temporary-folder.ts";
import type { TemporaryFolder } from "./temporary-folder.ts";

/** What the machine that runs the tests can do: tests that need more are skipped by name. */
export const isRoot = process.getuid?.() === 0;

const run = promisify(execFile);

/** Whether a program is installed, in the places where programs of administrators stand too. */
export function hasProgram(name: string): boolean {
  const places = `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin`.split(":");
  return places.some((place) => existsSync(path.join(place, name)));
}

/** Whether an account without rights of its own can reach these files, judged by the modes on the way. */
export async function canOthersRead(...files: string[]): Promise<boolean> {
  for (const file of files) {
    for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
      if (((await stat(folder)).mode & 0o001) === 0) return false;
    }
  }
  return true;
}

export type SmallDisk = TemporaryFolder & {
  /** Takes all free space away with one file. */
  fillUp(): Promise<void>;
  makeRoom(): Promise<void>;
};

/** Whether a small disk can be mounted here: not in most containers. */
export async function canMount(): Promise<boolean> {
  if (!isRoot) return false;
  try {
    await (await mountSmallDisk(1_000_000)).remove();
    return true;
  } catch {
    return false;
  }
}

/** A disk of its own of so many bytes, in memory. */
export async function mountSmallDisk(bytes: number): Promise<SmallDisk> {
  const { folder, remove } = await temporaryFolder();
  const filler = path.join(folder, "filler");
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${bytes},mode=755`, "earshot-test", folder]);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    folder,
    async fillUp() {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(filler, Buffer.alloc(bavail * bsize));
    },
    makeRoom: () => rm(filler),
    async remove() {
      await run("umount", ["-l", folder]);
      await remove();
    },
  };
}
