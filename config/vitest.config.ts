import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  test: {
    root,
    projects: [
      {
        test: {
          name: "unit",
          // Pure tests share nothing, so a worker of their own for each file would only cost its start.
          isolate: false,
          pool: "threads",
          maxWorkers: 2,
          testTimeout: 20_000,
          root,
          include: [
            "{packages,workers,services}/*/src/**/*.test.{ts,tsx}",
            "packages/text/{train,eval}/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          name: "integration",
          root,
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", "**/node_modules/**"],
          globalSetup: ["test/support/postgres-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A worker loads the product once instead of once for each file: half of the whole time. Files share no state of ours,
          // since each has a database and an installation of its own.
          isolate: false,
          fileParallelism: true,
          // One more than CI has processors: many tests wait for a clock or for another process.
          maxWorkers: 3,
        },
      },
      {
        test: {
          name: "long",
          root,
          include: ["test/**/*.long.ts"],
          globalSetup: ["test/support/postgres-server.ts"],
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "browser",
          root,
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/support/postgres-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          isolate: false,
          fileParallelism: false,
        },
      },
    ],
  },
});
