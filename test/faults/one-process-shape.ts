import { connectDatabase, type Database } from "@earshot/db/database";
import { migrate } from "@earshot/db/migrate";
import { createLogger } from "@earshot/runtime/logger";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { runEarshot, type EarshotProcess } from "../start/earshot-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { NumberedWorld } from "./numbered-world.ts";
import type { Shape } from "./parts-shape.ts";
import { watchWorld } from "./watch-world.ts";

/** `earshot start` with everything in one process and its own PostgreSQL. The database of the shape is that of the last start. */
export async function startOneProcessShape(world: NumberedWorld): Promise<Shape> {
  const { folder, remove } = await temporaryFolder();
  await prepare(folder, world);
  let earshot: EarshotProcess;
  let database: Database;

  async function start(): Promise<void> {
    earshot = runEarshot(["start"], {
      env: {
        EARSHOT_DATA_DIR: folder,
        EARSHOT_PORT: "0",
        EARSHOT_DEMO: "off",
        EARSHOT_ALLOW_HOSTS: world.host,
      },
    });
    await earshot.said(/Ctrl-C/);
    const server = await findEmbeddedPostgres(folder);
    if (server === null) throw new Error("Earshot runs without its database");
    database = connectDatabase(server.url, { onIdleError: () => undefined });
  }

  async function killServer(): Promise<void> {
    const server = await findEmbeddedPostgres(folder);
    if (server !== null) process.kill(server.pid, "SIGKILL");
  }

  async function end(): Promise<void> {
    await earshot.ended;
    await database.close();
  }

  await start();
  return {
    victims: [
      {
        name: "whole tree",
        async kill() {
          earshot.signalGroup("SIGKILL");
          await killServer();
          await end();
        },
        comeBack: start,
      },
      {
        name: "process without its database",
        async kill() {
          earshot.signalGroup("SIGKILL");
          await end();
        },
        comeBack: start,
      },
      {
        name: "database without its process",
        async kill() {
          await killServer();
          await end();
        },
        comeBack: start,
      },
    ],
    get database() {
      return database;
    },
    async close() {
      earshot.signalGroup("SIGINT");
      await end();
      await remove();
    },
  };
}

async function prepare(folder: string, world: NumberedWorld): Promise<void> {
  const log = createLogger({ level: "silent", name: "test" });
  const server = await startEmbeddedPostgres({ dataDir: folder, log });
  await migrate(server.url);
  const database = connectDatabase(server.url);
  await watchWorld(database, world);
  await database.close();
  await server.close();
}
