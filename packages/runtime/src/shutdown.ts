import type { Logger } from "./logger.ts";
import { errorText } from "./start-error.ts";
import { withTimeout } from "./own-time.ts";

export type Shutdown = {
  /** Aborted as soon as closing begins, for loops and waits that should end early. */
  signal: AbortSignal;
  /** Registers what must be closed. Once closing has begun it is closed at once. */
  add(name: string, close: () => Promise<void> | void): void;
  /** Registers something while it is still starting: closing waits for the start, then closes it. */
  addStarting<T extends { close(): Promise<void> }>(name: string, start: Promise<T>): Promise<T>;
  /** Closes everything, last added first. Later calls get the same promise. */
  close(): Promise<{ ok: boolean }>;
  /** Closes and exits on SIGTERM and SIGINT (0, or 1 when a step failed); one more after a second exits at once. */
  onSignals(): void;
};

/** The parts of `process` that signals need; a test brings its own. */
export type SignalSource = {
  on(signal: "SIGTERM" | "SIGINT", listener: () => void): unknown;
  exit(code: number): void;
};

type Step = { name: string; close: () => Promise<void> | void };

/** What the shell reports for a program that a Ctrl-C ended. */
const FORCED_EXIT = 130;
/** One Ctrl-C may arrive twice: the terminal sends it to the whole group, and npm passes its own on. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Orderly end of a process: every resource adds itself when it is up, so that what was built last, on top
 * of the others, ends first. A step that fails or takes longer than `timeoutMs` of the time in which this process runs is logged
 * and passed over.
 */
export function createShutdown(options: {
  log: Logger;
  timeoutMs: number;
  source?: SignalSource;
  /** Milliseconds of a clock that only goes forward. */
  clockMs?: () => number;
}): Shutdown {
  const { log, timeoutMs, source = process, clockMs = () => performance.now() } = options;
  const steps: Step[] = [];
  const aborter = new AbortController();
  let closing: Promise<{ ok: boolean }> | null = null;
  let signalledAt: number | null = null;

  async function closeAll(): Promise<{ ok: boolean }> {
    aborter.abort();
    let ok = true;
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      ok = (await closeStep(step, timeoutMs, log)) && ok;
    }
    return { ok };
  }

  const shutdown: Shutdown = {
    signal: aborter.signal,
    add(name, close) {
      if (closing === null) steps.push({ name, close });
      else closing = Promise.all([closing, closeStep({ name, close }, timeoutMs, log)]).then(bothOk);
    },
    addStarting(name, start) {
      shutdown.add(name, async () => {
        const started = await start.catch(() => null);
        await started?.close();
      });
      return start;
    },
    close: () => (closing ??= closeAll()),
    onSignals() {
      const handle = (signal: string): void => {
        if (signalledAt !== null) {
          if (clockMs() - signalledAt > SAME_SIGNAL_MS) source.exit(FORCED_EXIT);
          return;
        }
        signalledAt = clockMs();
        log.info({ signal }, "stopping");
        void exitWhenClosed(shutdown, source);
      };
      source.on("SIGTERM", () => handle("SIGTERM"));
      source.on("SIGINT", () => handle("SIGINT"));
    },
  };
  return shutdown;
}

/** Asks again until nothing was added meanwhile. */
async function exitWhenClosed(shutdown: Shutdown, source: SignalSource): Promise<void> {
  for (;;) {
    const closing = shutdown.close();
    const { ok } = await closing;
    if (shutdown.close() === closing) return source.exit(ok ? 0 : 1);
  }
}

async function closeStep(step: Step, timeoutMs: number, log: Logger): Promise<boolean> {
  const started = performance.now();
  try {
    await withTimeout(Promise.resolve().then(step.close), timeoutMs);
    log.debug({ step: step.name, ms: Math.round(performance.now() - started) }, "closed");
    return true;
  } catch (error) {
    log.error({ step: step.name, reason: errorText(error) }, "could not be closed");
    return false;
  }
}

function bothOk([all, one]: [{ ok: boolean }, boolean]): { ok: boolean } {
  return { ok: all.ok && one };
}
