import { createLogger } from "@earshot/runtime/logger";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { temporaryFolder } from "../support/temporary-folder.ts";

export const silentLog = createLogger({ level: "silent", name: "bench" });

/** Runs `measure` on an embedded PostgreSQL of its own, with the settings of the product; nothing is left behind. */
export async function onEmbeddedServer<T>(measure: (postgres: EmbeddedPostgres) => Promise<T>): Promise<T> {
  const { folder, remove } = await temporaryFolder();
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: folder, log: silentLog });
    try {
      return await measure(postgres);
    } finally {
      await postgres.close();
    }
  } finally {
    await remove();
  }
}
