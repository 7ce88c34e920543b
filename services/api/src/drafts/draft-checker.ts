import { Worker } from "node:worker_threads";
import type { DraftFinding } from "@earshot/core/respond/draft/draft";
import type { CheckAnswer, CheckQuestion } from "./serve-checks.ts";

/** Checks drafts in a thread of its own: a page that asks after every pause of typing must not hold up the others. */
export interface DraftChecker {
  check(question: CheckQuestion): Promise<DraftFinding[]>;
  /** Ends the thread; what is in hand is rejected. May be called twice. */
  close(): Promise<void>;
}

/** Of the engine that the findings of a version come from: raised when the same words are judged otherwise. */
export const checkEngine = "checks-2";

/** A thread that nobody asked anything for so long gives its memory back. */
const idleMs = 10 * 60_000;

interface Waiting {
  resolve: (findings: DraftFinding[]) => void;
  reject: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  /** In the order of the questions, which is that of the answers. */
  waiting: Waiting[];
}

function startThread(onLost: (lost: Thread) => void): Thread {
  const worker = new Worker(new URL("./checking-thread.mjs", import.meta.url), { execArgv: [] });
  const started: Thread = { worker, waiting: [] };
  const lose = (error: Error): void => {
    onLost(started);
    for (const each of started.waiting.splice(0)) each.reject(error);
  };
  worker.on("message", (answer: CheckAnswer) => {
    const next = started.waiting.shift();
    if (answer.ok) next?.resolve(answer.findings);
    else next?.reject(answer.error);
  });
  worker.on("error", lose);
  worker.on("exit", (code) => lose(new Error(`The thread that checks drafts ended with code ${code}.`)));
  // The requests that wait for it keep the process alive.
  worker.unref();
  return started;
}

/** The thread starts with the first check; one that died is replaced likewise. */
export function createDraftChecker(): DraftChecker {
  let thread: Thread | null = null;
  let idle: NodeJS.Timeout | null = null;
  let isClosed = false;

  function rest(): void {
    if (idle !== null) clearTimeout(idle);
    idle = setTimeout(() => {
      if (thread?.waiting.length !== 0) return;
      void thread.worker.terminate();
      thread = null;
    }, idleMs);
    idle.unref();
  }

  return {
    check(question) {
      if (isClosed) return Promise.reject(new Error("The thread that checks drafts was closed."));
      // Nothing can be wrong with nothing.
      if (question.text.trim() === "") return Promise.resolve([]);
      const asked = (thread ??= startThread((lost) => {
        if (thread === lost) thread = null;
      }));
      rest();
      return new Promise((resolve, reject) => {
        asked.waiting.push({ resolve, reject });
        asked.worker.postMessage(question, []);
      });
    },
    async close() {
      isClosed = true;
      if (idle !== null) clearTimeout(idle);
      await thread?.worker.terminate();
    },
  };
}
