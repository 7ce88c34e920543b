import type { Shutdown } from "@earshot/runtime/shutdown";

/** From here on Ctrl-C and SIGTERM are an orderly end; what the entry of the program did on them until now is over. */
export function takeSignals(shutdown: Shutdown): void {
  for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
  shutdown.onSignals();
}
