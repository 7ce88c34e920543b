import { useEffect, useState } from "react";

/** Whose turn it is, of so many, each for so long. */
export function useTurn(count: number, seconds: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return undefined;
    const timer = setInterval(() => setTurn((before) => (before + 1) % count), seconds * 1_000);
    return () => clearInterval(timer);
  }, [count, seconds]);
  return count === 0 ? 0 : turn % count;
}

/** Keeps the screen awake while the page is seen, where the browser lets a page ask for it. */
export function useWakeful(): void {
  useEffect(() => {
    let lock: { release(): Promise<void> } | null = null;
    let isGone = false;
    async function ask(): Promise<void> {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      try {
        lock = await navigator.wakeLock.request("screen");
        if (isGone) await lock.release();
      } catch {
        // A battery that runs low may refuse it: the wall shows what it shows all the same.
      }
    }
    const again = (): void => void ask();
    again();
    // The browser takes it back whenever the page is hidden.
    document.addEventListener("visibilitychange", again);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", again);
      void lock?.release().catch(() => undefined);
    };
  }, []);
}
