import { JobTimeout } from "./job-errors.ts";

export type BoundedRun = {
  /** Settles when the work does, on the timeout, or when the grace of an interruption is over. */
  done: Promise<void>;
  /** Aborts the signal with `error`; after `graceMs` `done` rejects with it, finished or not. */
  interrupt(error: Error, graceMs: number): void;
};

/**
 * Runs `work` so that it ends in bounded time, even when it ignores its signal. Work that succeeds within
 * the grace of an interruption counts as done; work that fails because of it rejects with its error.
 */
export function startBounded(work: (signal: AbortSignal) => Promise<void>, timeoutMs: number): BoundedRun {
  const controller = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  let stopped: Error | null = null;
  let reject: (error: Error) => void = () => {};
  const cut = new Promise<never>((_resolve, rejectCut) => {
    reject = rejectCut;
  });

  function interrupt(error: Error, graceMs: number): void {
    if (stopped !== null) return;
    stopped = error;
    controller.abort(error);
    timers.push(setTimeout(() => reject(error), graceMs));
  }

  async function attempt(): Promise<void> {
    try {
      await work(controller.signal);
    } catch (error) {
      throw stopped ?? error;
    }
  }

  timers.push(setTimeout(() => interrupt(new JobTimeout(timeoutMs), 0), timeoutMs));
  const done = Promise.race([attempt(), cut]).finally(() => timers.forEach(clearTimeout));
  return { done, interrupt };
}
