import { openPartDatabase } from "@earshot/db/part-database";
import { runPart } from "@earshot/pipeline/run-part";
import { createSecretBox } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { countQuery } from "@earshot/runtime/tally";
import { createCollectWorkers } from "./workers.ts";

/** Collecting and matching as a process of their own, beside others like it. */
await runPart({
  name: "collect",
  open: (url) => openPartDatabase(url, "earshot-collect", countQuery),
  async start({ config, database, backend, queues, log, now, shutdown }) {
    const allowHosts = [...config.fetch.allowHosts];
    const { publicUrl } = config.http;
    const keys = loadSecretKeys({ keys: config.secrets.keys, dataDir: config.data.dir }, { mustExist: true });
    const secrets = createSecretBox(keys);
    const deps = { database, backend, queues, secrets, log, now };
    const settings = { ...deps, allowHosts, publicUrl, random: Math.random };
    const collect = await createCollectWorkers(settings);
    shutdown.add("workers", () => collect.close());
    log.info({ allowHosts }, "private addresses that may be read");
    return "collecting";
  },
});
