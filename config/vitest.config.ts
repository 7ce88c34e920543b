import { accessSync, constants, readFileSync, statfsSync } from "node:fs";
import { freemem } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { bundledThreads } from "./bundled-threads.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const inMemory = "/dev/shm";
/** What a run keeps in files at most, several times over. */
const roomyBytes = 6 * 2 ** 30;

/**
 * Whether files may lie in memory: the databases and installations of a run are ten thousands of them that live for seconds, and what a
 * disk notes of each costs half of the time that processors spend in the kernel. Programs are copied there too, so it must let them run.
 */
function hasRoomInMemory(): boolean {
  try {
    accessSync(inMemory, constants.W_OK);
    const mount = readFileSync("/proc/mounts", "utf8")
      .split("\n")
      .find((line) => line.split(" ")[1] === inMemory);
    const { bavail, bsize } = statfsSync(inMemory);
    const isRoomy = Math.min(bavail * bsize, freemem()) >= roomyBytes;
    return isRoomy && mount !== undefined && !/\bnoexec\b/.test(mount);
  } catch {
    return false;
  }
}

// For this process, its workers and every program that they start; whoever names a folder keeps it.
if (process.env["TMPDIR"] === undefined && hasRoomInMemory()) process.env["TMPDIR"] = inMemory;

/** The longest, in the order in which they begin: a minute each, mostly of waiting; begun last, they would hold up the end of the run alone. */
const longest = [
  "start/whole-process",
  "browser/accessibility",
  "faults/faults",
  "backup/move",
  "queue/contract",
  "browser/hostile-posts",
  "backup/embedded",
  "browser/crisis-hour",
  "api/watch-list",
  "browser/dashboards",
  "flow/first-post",
  "runtime/embedded-postgres",
  "browser/working",
  "browser/first-post",
  "import/imports",
  "api/every-route",
  "faults/production-shape",
  "browser/morning",
  "browser/stories",
];

/** Thrice as many as CI has processors: most tests wait for a clock, another process or a page. */
const maxWorkers = 6;

/** Asked again that often and that long: the tool's own second is too short for a processor that others use too. */
const poll = { interval: 50, timeout: 120_000 };

/** How many files stand between two that drive a browser: side by side they would leave the processors nothing to wait for. */
const betweenBrowsers = 4;

/** A class because the tool asks for one. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const turn = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.includes(`/test/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    const isBrowser = ({ moduleId }: TestSpecification): boolean => moduleId.includes("/test/browser/");
    const sorted = (await super.sort(files)).toSorted((a, b) => turn(a) - turn(b));
    const others = sorted.filter((file) => !isBrowser(file));
    for (const [n, file] of sorted.filter(isBrowser).entries())
      others.splice(n * (betweenBrowsers + 1), 0, file);
    return others;
  }
}

export default defineConfig({
  test: {
    root,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "unit",
          // Pure tests share nothing, so a worker of their own for each file would only cost its start.
          isolate: false,
          pool: "threads",
          maxWorkers: 2,
          testTimeout: 60_000,
          root,
          include: [
            "{packages,workers,services}/*/src/**/*.test.{ts,tsx}",
            "packages/text/{train,eval}/**/*.test.ts",
          ],
        },
      },
      {
        plugins: [bundledThreads()],
        test: {
          name: "integration",
          root,
          // Those with a browser too: a worker is kept only for files of one project.
          include: ["test/**/*.test.ts"],
          globalSetup: ["test/support/postgres-server.ts"],
          // No test measures by it how long something takes: it ends what hangs, also on a machine half as fast, beside three others.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll },
          // A worker loads the product once instead of once for each file: half of the whole time. Files share no state of ours,
          // since each has a database and an installation of its own.
          isolate: false,
          maxWorkers,
        },
      },
      {
        test: {
          name: "long",
          root,
          include: ["test/**/*.long.ts"],
          globalSetup: ["test/support/postgres-server.ts"],
          hookTimeout: 300_000,
          expect: { poll },
          fileParallelism: false,
        },
      },
    ],
  },
});
