/**
 * Makes one call of many: `ask` runs `run` soon, never twice at once and at least `gapMs` apart; what is asked for
 * meanwhile runs once more afterwards.
 */
export function coalesce(run: () => Promise<void>, gapMs: number): { ask(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isRunning = false;
  let isAskedAgain = false;
  let isStopped = false;

  async function go(): Promise<void> {
    isRunning = true;
    isAskedAgain = false;
    await run().catch(() => undefined);
    isRunning = false;
    timer = setTimeout(() => {
      timer = null;
      if (isAskedAgain && !isStopped) void go();
    }, gapMs);
  }

  return {
    ask() {
      if (isStopped) return;
      if (isRunning || timer !== null) isAskedAgain = true;
      else void go();
    },
    stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
