import { FetchStopped } from "./fetch-code.ts";
import type { FetchLimits } from "./fetch-outcome.ts";

export interface Timers {
  /** Aborts with a `FetchStopped` as its reason. */
  signal: AbortSignal;
  /** A sign of life: starts the idle time anew. */
  touch: () => void;
  stop: () => void;
}

/** Starts the total and the idle timer of one fetch and joins them with the caller's own signal. */
export function startTimers(limits: FetchLimits, outer: AbortSignal | undefined): Timers {
  const controller = new AbortController();
  const end = (code: "timeout" | "aborted", message: string): void =>
    controller.abort(new FetchStopped(code, message));
  const onOuter = (): void => end("aborted", "the fetch was called off");
  if (outer?.aborted === true) onOuter();
  outer?.addEventListener("abort", onOuter, { once: true });
  const total = setTimeout(
    () => end("timeout", `no complete answer within ${limits.totalTimeoutMs} ms`),
    limits.totalTimeoutMs,
  );
  const idle = setTimeout(
    () => end("timeout", `nothing received for ${limits.idleTimeoutMs} ms`),
    limits.idleTimeoutMs,
  );
  return {
    signal: controller.signal,
    touch: () => void idle.refresh(),
    stop: () => {
      clearTimeout(total);
      clearTimeout(idle);
      outer?.removeEventListener("abort", onOuter);
    },
  };
}
