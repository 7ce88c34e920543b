import { existsSync } from "node:fs";
import { startInstallation, type Running } from "@earshot/cli/start";
import { webFolder } from "@earshot/cli/installation";
import { toConfig } from "@earshot/runtime/env";
import { newSecretKey } from "@earshot/runtime/encrypt-secret";
import { createLogger, type Logger } from "@earshot/runtime/logger";
import { createShutdown } from "@earshot/runtime/shutdown";
import { seededRandom } from "@earshot/core/system/seeded-random";
import { Client } from "pg";
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
  /** "brief": of its sources that of open posts alone is read by itself, another once a test has it checked; the month of all costs many seconds. */
  demo: boolean | "brief";
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
    if (settings.demo === "brief") await leaveUnread(database.url);
    const running = await startInstallation({
      config: toConfig({
        DATABASE_URL: database.url,
        EARSHOT_PORT: "0",
        EARSHOT_WORLD_PORT: "0",
        EARSHOT_DEMO: settings.demo === false ? "off" : "on",
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

/** Sources of the demo but one have their turn tomorrow. By the database, for the first are read as soon as they are there. */
async function leaveUnread(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create function leave_unread() returns trigger language plpgsql as
      $$ begin new.next_check_at := now() + interval '1 day'; return new; end $$`);
    await client.query(`create trigger leave_unread before insert on source
      for each row when (new.is_demo and new.key <> 'demo:vk_open') execute function leave_unread()`);
  } finally {
    await client.end();
  }
}
