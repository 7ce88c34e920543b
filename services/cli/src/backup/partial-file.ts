import { readdir, rm } from "node:fs/promises";
import path from "node:path";

/** What a file is called while this process writes it. */
export function partialName(file: string): string {
  return `${file}.${process.pid}.partial`;
}

/** Removes what killed processes left of this file; one that is still being written stays. */
export async function removePartials(file: string): Promise<void> {
  const folder = path.dirname(file);
  const start = `${path.basename(file)}.`;
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(start) ? /^(\d+)\.partial$/.exec(name.slice(start.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) await rm(path.join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    // Somebody else's process may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
