import { connectBackend } from "@earshot/pipeline/backend";
import { createWorker } from "@earshot/pipeline/worker";
import type { CrashSettings } from "./crashing-worker.ts";
import { createLineLog } from "./line-log.ts";
import { testJobs } from "./test-jobs.ts";

const settings = JSON.parse(process.argv[2] ?? "") as CrashSettings;
const registry = testJobs(settings.suffix);
const { log } = createLineLog();
const backend = await connectBackend({ ...settings.address, log });
const held = new Promise<void>(() => {});

async function hold(_payload: unknown, { jobId }: { jobId: string }): Promise<void> {
  await new Promise((written) => process.stdout.write(`took ${jobId}\n`, written));
  if (settings.selfKill) process.kill(process.pid, "SIGKILL");
  await held;
}

createWorker(
  backend,
  registry.step.queue,
  { step: hold, background: hold, backgroundLater: hold, brief: hold, bell: hold },
  { log, registry, lockMs: settings.lockMs },
);
