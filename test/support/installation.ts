import { existsSync } from "node:fs";
import { startInstallation, type Running } from "@earshot/cli/start";
import { webFolder } from "@earshot/cli/installation";
import { toConfig } from "@earshot/runtime/env";
import { newSecretKey } from "@earshot/runtime/encrypt-secret";
import { createLogger, type Logger } from "@earshot/runtime/logger";
import { createShutdown } from "@earshot/runtime/shutdown";
import { seededRandom } from "@earshot/world/seeded-random";
import { createTestDatabase } from "./test-database.ts";

/** A whole Earshot in this process: real database, queue, workers, API and page, and the simulated internet with `demo`. */
export interface TestInstallation extends Running {
  close(): Promise<void>;
}

/**
 * Starts an Earshot on a database of its own and free ports. With `demo` the month is published by the world of
 * `world`, whose live loop stands still, so that only what a test publishes arrives.
 */
export async function startTestInstallation(settings: {
  demo: boolean;
  env?: Record<string, string>;
  /** For a test that reads the log. */
  log?: Logger;
}): Promise<TestInstallation> {
  const database = await createTestDatabase();
  const log =
    settings.log ??
    createLogger({
      level: process.env["TEST_LOG"] === "1" ? "info" : "error",
      name: "test",
      destination: process.stderr,
    });
  const shutdown = createShutdown({ log, timeoutMs: 8_000 });
  shutdown.add("test database", () => database.drop());
  try {
    const running = await startInstallation({
      config: toConfig({
        DATABASE_URL: database.url,
        EARSHOT_PORT: "0",
        EARSHOT_WORLD_PORT: "0",
        EARSHOT_DEMO: settings.demo ? "on" : "off",
        EARSHOT_SECRET_KEY: newSecretKey(),
        ...settings.env,
      }),
      log,
      shutdown,
      say: () => undefined,
      now: () => new Date(),
      random: seededRandom(1),
      webRoot: existsSync(webFolder) ? webFolder : null,
    });
    running.world?.live.stop();
    return {
      ...running,
      async close() {
        await shutdown.close();
      },
    };
  } catch (error) {
    await shutdown.close();
    throw error;
  }
}
