import { useEffect, useState } from "react";

/** Less than this nobody reads a screenful. */
const screenSecondsMin = 8;

/** Which dashboard is on the wall, and which screenful of it. */
export interface WallTurn {
  board: number;
  screen: number;
}

/**
 * Dashboards take turns, each for so many seconds, which its screenfuls share.
 * @param screens how many screenfuls the dashboard has whose turn it is; 0 until that is known
 */
export function useTurn(boards: number, screens: number, seconds: number): WallTurn {
  const [turn, setTurn] = useState<WallTurn>({ board: 0, screen: 0 });
  // One of them may have gone, or the screen grown, since it was its turn.
  const board = boards === 0 ? 0 : turn.board % boards;
  const screen = Math.max(0, Math.min(turn.screen, screens - 1));
  useEffect(() => {
    if (boards < 2 && screens < 2) return undefined;
    const ownSeconds = Math.max(Math.min(screenSecondsMin, seconds), seconds / Math.max(1, screens));
    const timer = setTimeout(
      () =>
        setTurn(
          screen + 1 < screens
            ? { board, screen: screen + 1 }
            : { board: (board + 1) % Math.max(1, boards), screen: 0 },
        ),
      ownSeconds * 1_000,
    );
    return () => clearTimeout(timer);
  }, [board, screen, boards, screens, seconds]);
  return { board, screen };
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
