import { readdirSync, readFileSync } from "node:fs";

/** What a program and everything that it started use, as Linux counts it. */
export interface TreeUse {
  processes: number;
  /** Resident memory in bytes, shared pages counted once over all (proportional set size). */
  pssBytes: number;
  /** Processor time since their beginnings, in milliseconds; processes that ended are counted with who waited for them. */
  processorMs: number;
}

const ticksPerSecond = 100;

/** Adds up processes; those that end meanwhile are left out. */
export function measureProcesses(pids: readonly number[]): TreeUse {
  const use: TreeUse = { processes: 0, pssBytes: 0, processorMs: 0 };
  for (const pid of pids) {
    const rollup = read(pid, "smaps_rollup");
    const stat = read(pid, "stat");
    if (rollup === null || stat === null) continue;
    use.processes += 1;
    use.pssBytes += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
    // Fields after the name, which may hold anything: utime, stime, cutime and cstime are 14 to 17 of them all.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    use.processorMs += (ticks * 1000) / ticksPerSecond;
  }
  return use;
}

/** A process and all its descendants. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? read(pid, "stat") : null;
    if (stat === null) continue;
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** Load average of the last minute: how much else ran beside a figure. */
export function machineLoad(): number {
  return Number(readFileSync("/proc/loadavg", "utf8").split(" ")[0]);
}

function read(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return null;
  }
}
