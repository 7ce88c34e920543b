import { useEffect, useSyncExternalStore } from "react";

let isSettled = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether what was asked for first is seen, and what may follow is there: until then buttons stand in for what unfolds from them. */
export function useSettled(): boolean {
  return useSyncExternalStore(subscribe, () => isSettled);
}

/** Fetches what may be shown next as soon as the browser has nothing else to do; `isReady`: what came first is seen. */
export function useSettle(isReady: boolean, fetchNext: () => Promise<unknown>): void {
  useEffect(() => {
    if (!isReady) return undefined;
    const settle = (): void => {
      void fetchNext().finally(() => {
        isSettled = true;
        for (const listener of listeners) listener();
      });
    };
    // Some browsers know no idle time.
    if (typeof window.requestIdleCallback !== "function") {
      const timer = setTimeout(settle, 500);
      return () => clearTimeout(timer);
    }
    const asked = window.requestIdleCallback(settle, { timeout: 3_000 });
    return () => window.cancelIdleCallback(asked);
  }, [isReady, fetchNext]);
}
