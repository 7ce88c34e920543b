import type { Log } from "./log.ts";

export type Warn = (error: Error, fields?: Record<string, unknown>) => void;

/**
 * Warns of the server's absence without flooding the log: every connection, queue and worker reports the same
 * error several times a second. Of one message the first is written, then at most one per `pauseMs` with the
 * number left out.
 */
export function createQuietWarning(log: Log, pauseMs: number, now: () => number): Warn {
  const seen = new Map<string, { writtenAt: number; leftOut: number }>();
  return (error, fields = {}) => {
    const last = seen.get(error.message);
    if (last && now() - last.writtenAt < pauseMs) {
      last.leftOut += 1;
      return;
    }
    log.warn({ ...fields, err: error, leftOut: last?.leftOut ?? 0 }, "queue error");
    // Messages can hold ports or ids; what is old need not be remembered.
    for (const [message, one] of seen) {
      if (now() - one.writtenAt >= pauseMs) seen.delete(message);
    }
    seen.set(error.message, { writtenAt: now(), leftOut: 0 });
  };
}
