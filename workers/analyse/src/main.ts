import { openPartDatabase } from "@earshot/db/part-database";
import { runPart } from "@earshot/pipeline/run-part";
import { countQuery } from "@earshot/runtime/tally";
import { createAnalyseWorker } from "./worker.ts";

/** The analysis as a process of its own, beside others like it. */
await runPart({
  name: "analyse",
  open: (url) => openPartDatabase(url, "earshot-analyse", countQuery),
  async start({ database, backend, queues, log, now, shutdown }) {
    const worker = await createAnalyseWorker({ database, backend, queues, log, now });
    shutdown.add("worker", () => worker.close());
    return "analysing";
  },
});
