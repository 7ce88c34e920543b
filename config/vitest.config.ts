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
          fileParallelism: true,
          maxWorkers: 2,
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
          fileParallelism: false,
        },
      },
    ],
  },
});
