import { startInstallation, type Running } from "@earshot/cli/start";
import { toConfig, type RawEnv } from "@earshot/runtime/env";
import { createShutdown } from "@earshot/runtime/shutdown";
import { silentLog } from "./bench-server.ts";

/** Runs `measure` beside a whole Earshot in this process: workers, API, and what `env` asks for. */
export async function besideInstallation<T>(
  env: RawEnv,
  measure: (running: Running) => Promise<T>,
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
      webRoot: null,
    });
    return await measure(running);
  } finally {
    await shutdown.close();
  }
}
