/** The most that passes at once, however long the process could not run. */
const TICK_MS = 50;

/**
 * Calls back when this process has had `ms` to run. While it cannot run (a module is evaluated, the machine sleeps or is
 * overloaded) next to nothing passes: whatever it waits for may have happened long ago and could not be heard.
 */
export function afterOwnTime(ms: number, callback: () => void): NodeJS.Timeout {
  const every = Math.min(TICK_MS, ms / 4);
  let left = ms;
  const timer = setInterval(() => {
    left -= every;
    if (left > 0) return;
    clearInterval(timer);
    callback();
  }, every);
  return timer;
}

/** The promise's own outcome, or a rejection once this process had `timeoutMs` to hear of it. The work itself is not stopped. */
export async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = afterOwnTime(timeoutMs, () => reject(new Error(`no answer within ${timeoutMs} ms`)));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearInterval(timer);
  }
}
