import { openPartDatabase } from "@earshot/db/part-database";
import { runPart } from "@earshot/pipeline/run-part";
import { createSecretBox } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { countQuery } from "@earshot/runtime/tally";
import { createNotifyWorker } from "./worker.ts";

/** The delivery of mail and alerts as a process of its own, beside others like it. */
await runPart({
  name: "notify",
  open: (url) => openPartDatabase(url, "earshot-notify", countQuery),
  async start({ config, database, backend, queues, log, now, shutdown }) {
    const keys = loadSecretKeys({ keys: config.secrets.keys, dataDir: config.data.dir }, { mustExist: true });
    const secrets = createSecretBox(keys);
    const { publicUrl } = config.http;
    const { allowHosts } = config.fetch;
    const deps = { database, backend, queues, secrets, log, now, random: Math.random, publicUrl, allowHosts };
    const worker = await createNotifyWorker(deps);
    shutdown.add("worker", () => worker.close());
    return "delivering";
  },
});
