import { rmSync } from "node:fs";
import { createLogger } from "@earshot/runtime/logger";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { temporaryFolder } from "../support/temporary-folder.ts";

export const silentLog = createLogger({ level: "silent", name: "bench" });

/** Runs `measure` on an embedded PostgreSQL of its own, with the settings of the product; nothing is left behind. */
export async function onEmbeddedServer<T>(measure: (postgres: EmbeddedPostgres) => Promise<T>): Promise<T> {
  const { folder, remove } = await temporaryFolder();
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: folder, log: silentLog });
    const released = endWithUs(postgres.pid, folder);
    try {
      return await measure(postgres);
    } finally {
      await postgres.close();
      released();
    }
  } finally {
    await remove();
  }
}

/** The server has a session of its own, so a Ctrl-C does not reach it. */
function endWithUs(pid: number, folder: string): () => void {
  function end(): void {
    process.kill(pid, "SIGQUIT");
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    process.exit(130);
  }
  process.once("SIGINT", end).once("SIGTERM", end);
  return () => void process.off("SIGINT", end).off("SIGTERM", end);
}
