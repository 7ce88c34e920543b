import { Worker } from "node:worker_threads";
import {
  calendarLimits,
  type CalendarWish,
  type ReadCalendar,
} from "@earshot/sources/calendar/calendar-line";
import type { FileToRead, ReadingMessage } from "./serve-reading.ts";

/** A file that is not read by then repeats by a rule that the reader's own bounds do not catch. */
const threadMs = calendarLimits.ms * 3;

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a calendar in a thread of its own, one file after the other: a rule that repeats without end holds up nobody who asks for a page meanwhile, and ends
 * with its thread.
 */
export function readCalendarInThread(bytes: Uint8Array, wish: CalendarWish): Promise<ReadCalendar> {
  if (bytes.length > calendarLimits.bytes)
    return Promise.resolve({
      ok: false,
      fault: "too_large",
      message: `more than ${calendarLimits.bytes} bytes`,
    });
  const next = last.then(() => readOne(bytes, wish));
  last = next.catch(() => undefined);
  return next;
}

function readOne(bytes: Uint8Array, wish: CalendarWish): Promise<ReadCalendar> {
  const worker = new Worker(new URL("./reading-thread.mjs", import.meta.url), {
    execArgv: [],
    workerData: { bytes, wish } satisfies FileToRead,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  return new Promise<ReadCalendar>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    worker.on("message", (message: ReadingMessage) => {
      if (message === "ready")
        timer = setTimeout(
          () => resolve({ ok: false, fault: "too_slow", message: `not read within ${threadMs} ms` }),
          threadMs,
        );
      else {
        clearTimeout(timer);
        resolve(message);
      }
    });
    worker.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    worker.once("exit", () =>
      reject(new Error("The thread that reads a calendar ended before it had read.")),
    );
  }).finally(() => {
    void worker.terminate();
  });
}
