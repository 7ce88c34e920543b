import { openPartDatabase } from "@earshot/db/part-database";
import { runPart } from "@earshot/pipeline/run-part";
import { createSecretBox } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { countQuery } from "@earshot/runtime/tally";
import { createReportWorker } from "./worker.ts";

/** Rules and alerts as a process of its own, beside others like it. */
await runPart({
  name: "report",
  open: (url) => openPartDatabase(url, "earshot-report", countQuery),
  async start({ config, database, backend, queues, log, now, shutdown }) {
    const keys = loadSecretKeys({ keys: config.secrets.keys, dataDir: config.data.dir }, { mustExist: true });
    const secrets = createSecretBox(keys);
    const { publicUrl } = config.http;
    const worker = await createReportWorker({ database, backend, queues, secrets, log, now, publicUrl });
    shutdown.add("worker", () => worker.close());
    return "reporting";
  },
});
