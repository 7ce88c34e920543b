import { startInstallation, type Running } from "@earshot/cli/start";
import { toConfig, type RawEnv } from "@earshot/runtime/env";
import { createShutdown } from "@earshot/runtime/shutdown";
import { silentLog } from "./bench-server.ts";

/** Runs `measure` beside a whole Earshot in this process: workers, API, and what `env` asks for; with `webRoot` the page too. */
export async function besideInstallation<T>(
  env: RawEnv,
  measure: (running: Running) => Promise<T>,
  webRoot: string | null = null,
): Promise<T> {
  const shutdown = createShutdown({ log: silentLog, timeoutMs: 10_000 });
  try {
    const running = await startInstallation({
      config: toConfig({ EARSHOT_PORT: "0", EARSHOT_WORLD_PORT: "0", EARSHOT_DEMO: "off", ...env }),
      log: silentLog,
      shutdown,
      say: () => undefined,
      now: () => new Date(),
      random: Math.random,
      webRoot,
    });
    return await measure(running);
  } finally {
    await shutdown.close();
  }
}
