import { execFile } from "node:child_process";
import { chmod, chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

export type TemporaryFolder = { folder: string; remove: () => Promise<void> };

/** A new folder that every account may enter, removed by `remove()`. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), "earshot-test-"));
  await chmod(folder, 0o755);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A new folder that only `uid` may enter, as a home folder is. Only root can give folders away. */
export async function privateFolder(uid: number): Promise<TemporaryFolder> {
  const { folder, remove } = await temporaryFolder();
  await chmod(folder, 0o700);
  if (uid !== process.getuid?.()) await chown(folder, uid, uid);
  return { folder, remove };
}

/** Copies a folder with its owners and modes, which `fs.cp` does not keep. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await promisify(execFile)("cp", ["-a", from, to]);
}
