import { Worker } from "node:worker_threads";
import type { JudgingAnswer, JudgingRequest } from "./serve-judging.ts";

export type ThreadAnswer = Exclude<JudgingAnswer, { ok: false }>;

/** A thread that answers requests in their order. */
export interface AskedThread {
  ask(request: JudgingRequest): Promise<ThreadAnswer>;
  /** How many threads were started so far: a new one knows nothing that an older one was told. */
  started(): number;
  /** Ends the thread as it is; the next request starts another one. */
  giveUp(): void;
  /** Ends the thread for good; what is in hand is rejected. May be called twice. */
  close(): Promise<void>;
}

interface Waiting {
  resolve: (answer: ThreadAnswer) => void;
  reject: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  /** In the order of the requests, which is that of the answers. */
  waiting: Waiting[];
}

/** The thread starts with the first request, so that it does not hold up the start; one that died is replaced likewise. */
export function createAskedThread(): AskedThread {
  let thread: Thread | null = null;
  let isClosed = false;
  let startedCount = 0;

  function startThread(): Thread {
    startedCount += 1;
    const worker = new Worker(new URL("./judging-thread.mjs", import.meta.url), { execArgv: [] });
    const started: Thread = { worker, waiting: [] };
    function lose(error: Error): void {
      if (thread === started) thread = null;
      for (const each of started.waiting.splice(0)) each.reject(error);
    }
    worker.on("message", (answer: JudgingAnswer) => {
      const next = started.waiting.shift();
      if (answer.ok) next?.resolve(answer);
      else next?.reject(answer.error);
    });
    worker.on("error", lose);
    worker.on("exit", (code) => lose(new Error(`The judging thread ended with code ${code}.`)));
    // The jobs that wait for it keep the process alive.
    worker.unref();
    return started;
  }

  return {
    started: () => startedCount,
    ask(request) {
      if (isClosed) return Promise.reject(new Error("The judging thread was closed."));
      const asked = (thread ??= startThread());
      return new Promise((resolve, reject) => {
        asked.waiting.push({ resolve, reject });
        asked.worker.postMessage(request, []);
      });
    },
    giveUp() {
      void thread?.worker.terminate();
    },
    async close() {
      isClosed = true;
      await thread?.worker.terminate();
    },
  };
}
