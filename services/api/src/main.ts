import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openPartDatabase } from "@earshot/db/part-database";
import { runPart } from "@earshot/pipeline/run-part";
import { createSecretBox } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { countQuery } from "@earshot/runtime/tally";
import { startApi } from "./start-api.ts";

const page = fileURLToPath(new URL("../../web/dist", import.meta.url));

/** API and page as a process of their own, beside workers that run elsewhere. */
await runPart({
  name: "api",
  parts: ["api"],
  open: (url) => openPartDatabase(url, "earshot-api", countQuery),
  async start(deps) {
    const { config } = deps;
    const keys = loadSecretKeys({ keys: config.secrets.keys, dataDir: config.data.dir }, { mustExist: true });
    await startApi({
      ...deps,
      webRoot: existsSync(page) ? page : null,
      secrets: createSecretBox(keys),
      allowHosts: [...config.fetch.allowHosts],
      dataFolder: null,
    });
    return "serving";
  },
});
