import { Worker } from "node:worker_threads";
import type { FeedInput, FeedReading } from "./feed-reading.ts";
import { feedLimits } from "./limits.ts";
import type { ReadingMode } from "./read-document.ts";
import type { ThreadRequest } from "./serve-thread.ts";
import { tooLarge } from "./too-large.ts";

/** Reads feeds in a thread of its own, one at a time. */
export interface FeedReader {
  read: (input: FeedInput) => Promise<FeedReading>;
  /** Stops the thread; what is being read ends as `reader_failed`. May be called twice. */
  close: () => Promise<void>;
}

type Outcome = FeedReading | "overran" | "died";

/**
 * A last resort far above what the limits on documents allow: V8 may end the whole process, not just the thread, when
 * a thread runs into it.
 */
const threadOldSpaceMb = 1_024;
/** Saves 25 MB of memory against the default and costs no measurable speed. */
const threadYoungSpaceMb = 8;

/**
 * Holds the reading thread: started by the first feed, kept for all others, replaced when a document overruns its time
 * or the thread's memory. `deadlineMs` bounds one document: the first half belongs to rss-parser, what it does not
 * finish has the second half with the tolerant reader. Starting a thread (about 0.4 s) and waiting for earlier
 * documents do not count.
 */
export function createFeedReader(options: { deadlineMs?: number } = {}): FeedReader {
  const shareMs = Math.max(1, Math.round((options.deadlineMs ?? 10_000) / 2));
  let thread: Promise<Worker> | null = null;
  let lastRead: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  async function attempt(input: FeedInput, mode: ReadingMode): Promise<Outcome> {
    if (isClosed) return closed();
    thread ??= startThread();
    const worker = await thread;
    const outcome = await ask(worker, { input, mode }, shareMs);
    if (outcome === "overran" || outcome === "died") {
      thread = null;
      await worker.terminate();
    }
    return outcome;
  }

  async function readInTurn(input: FeedInput): Promise<FeedReading> {
    try {
      const first = await attempt(input, "ordinary");
      if (typeof first === "object") return first;
      const second = await attempt(input, "tolerant");
      if (typeof second === "object") return second;
      if (isClosed) return closed();
      return second === "died" ? outOfMemory() : overran(shareMs * 2);
    } catch (error) {
      thread = null;
      return {
        ok: false,
        code: "reader_failed",
        message: `The reading thread did not start: ${String(error)}`,
      };
    }
  }

  return {
    read(input) {
      if (input.bytes.length > feedLimits.bytes) return Promise.resolve(tooLarge(input.bytes.length));
      const reading = lastRead.then(() => readInTurn(input));
      lastRead = reading;
      return reading;
    },
    async close() {
      isClosed = true;
      const worker = await thread?.catch(() => null);
      await worker?.terminate();
      await lastRead;
    },
  };
}

function startThread(): Promise<Worker> {
  const worker = new Worker(new URL("./feed-thread.mjs", import.meta.url), {
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: threadOldSpaceMb,
      maxYoungGenerationSizeMb: threadYoungSpaceMb,
    },
  });
  return new Promise((resolve, reject) => {
    listenOnce(worker, {
      message: () => resolve(worker),
      error: reject,
      exit: (code) => reject(new Error(`the thread ended with code ${code}`)),
    });
  });
}

function ask(worker: Worker, request: ThreadRequest, shareMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const stopListening = listenOnce(worker, {
      message: (reading) => settle(reading as FeedReading),
      error: () => settle("died"),
      exit: () => settle("died"),
    });
    const timer = setTimeout(() => settle("overran"), shareMs);
    function settle(outcome: Outcome): void {
      clearTimeout(timer);
      stopListening();
      resolve(outcome);
    }
    worker.postMessage(request, []);
  });
}

interface ThreadEvents {
  message: (value: unknown) => void;
  error: (error: Error) => void;
  exit: (code: number) => void;
}

/** Waits for the next sign of life. Only meanwhile does the thread keep the process alive. */
function listenOnce(worker: Worker, events: ThreadEvents): () => void {
  function stop(): void {
    worker.off("message", onMessage).off("error", onError).off("exit", onExit);
    // The error of a thread that was given up would otherwise end the process.
    worker.off("error", ignoreError).on("error", ignoreError);
    worker.unref();
  }
  function onMessage(value: unknown): void {
    stop();
    events.message(value);
  }
  function onError(error: Error): void {
    stop();
    events.error(error);
  }
  function onExit(code: number): void {
    stop();
    events.exit(code);
  }
  worker.off("error", ignoreError);
  worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  worker.ref();
  return stop;
}

function ignoreError(): void {}

function closed(): FeedReading {
  return { ok: false, code: "reader_failed", message: "The feed reader was closed." };
}

function overran(deadlineMs: number): FeedReading {
  return {
    ok: false,
    code: "timeout",
    message: `The document could not be read within ${deadlineMs / 1000} s.`,
  };
}

function outOfMemory(): FeedReading {
  return { ok: false, code: "too_large", message: "Reading the document takes more memory than a feed may." };
}
