import { startTransition, useEffect, useRef, useState } from "react";

/** A cursor that moves again within this time is running: what it passes is not opened. */
const restMs = 120;

export interface Rest {
  /** The post that was opened last. */
  postId: number | null;
  isRunning: boolean;
}

/**
 * The post that the cursor rests on: at once after a single step, and after the last of a run of quick ones, as a key makes that is held
 * down. Opening a post costs more than a frame, so it gives way to the next step.
 */
export function useRest(chosen: number | null): Rest {
  const [rest, setRest] = useState<Rest>({ postId: chosen, isRunning: false });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const last = useRef(chosen);
  useEffect(() => {
    if (chosen === last.current) return;
    last.current = chosen;
    const open = (): void => startTransition(() => setRest({ postId: chosen, isRunning: false }));
    if (timer.current === null) open();
    else {
      clearTimeout(timer.current);
      setRest((before) => (before.isRunning ? before : { ...before, isRunning: true }));
    }
    timer.current = setTimeout(() => {
      timer.current = null;
      open();
    }, restMs);
  }, [chosen]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return rest;
}
