import { openPartDatabase } from "@earshot/db/part-database";
import { runPart } from "@earshot/pipeline/run-part";
import { createSecretBox } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { countQuery } from "@earshot/runtime/tally";
import { createAnalyseWorker } from "./worker.ts";

/** The analysis as a process of its own, beside others like it. */
await runPart({
  name: "analyse",
  open: (url) => openPartDatabase(url, "earshot-analyse", countQuery),
  async start({ config, database, backend, queues, log, now, shutdown }) {
    const keys = loadSecretKeys({ keys: config.secrets.keys, dataDir: config.data.dir }, { mustExist: true });
    const secrets = createSecretBox(keys);
    const worker = await createAnalyseWorker({ database, backend, queues, secrets, log, now });
    shutdown.add("worker", () => worker.close());
    return "analysing";
  },
});
