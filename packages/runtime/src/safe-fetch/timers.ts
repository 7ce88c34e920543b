import { afterOwnTime } from "../own-time.ts";
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
  const { idleTimeoutMs } = limits;
  // Of the last tenth only the time counts in which this process could hear: what came while it was held up lies in the socket.
  let lastTenth: NodeJS.Timeout | undefined;
  const idle = setTimeout(() => {
    lastTenth = afterOwnTime(idleTimeoutMs / 10, () =>
      end("timeout", `nothing received for ${idleTimeoutMs} ms`),
    );
  }, idleTimeoutMs * 0.9);
  return {
    signal: controller.signal,
    touch: () => {
      clearInterval(lastTenth);
      idle.refresh();
    },
    stop: () => {
      clearTimeout(total);
      clearTimeout(idle);
      clearInterval(lastTenth);
      outer?.removeEventListener("abort", onOuter);
    },
  };
}
