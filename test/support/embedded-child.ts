import { createInterface } from "node:readline";
import { createLogger } from "@earshot/runtime/logger";
import { startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { StartError } from "@earshot/runtime/start-error";

/**
 * A process that starts the embedded PostgreSQL of a folder, says how it went in one line of JSON, and
 * stops it when its input ends. Arguments: the folder, the umask.
 */
const [dataDir = "", umask = "18"] = process.argv.slice(2);
process.umask(Number(umask));

function tell(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

try {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    log: createLogger({ level: "silent", name: "test" }),
    minFreeBytes: 0,
    // The processes are killed here, not the machine: what reached the kernel is not lost.
    settings: { fsync: "off" },
    onLost: (reason) => tell({ lost: reason }),
  });
  tell({ url: postgres.url, adopted: postgres.adopted, serverPid: postgres.pid });
  createInterface({ input: process.stdin }).on("close", () => {
    void postgres.close().then(() => process.exit(0));
  });
} catch (error) {
  const code = error instanceof StartError ? error.code : null;
  tell({ code, message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
