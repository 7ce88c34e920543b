import { Worker } from "node:worker_threads";
import type { PostToAnalyse } from "@earshot/db/queries/analyse";
import type { Analysis } from "@earshot/db/queries/save-analyses";
import type { JudgingAnswer, JudgingRequest } from "./serve-judging.ts";

/** Reads labels and decides severity and priority in a thread of its own, so that the page never waits for a model. */
export interface PostJudge {
  /**
   * One analysis per post, in the order given. Posts of several calls take turns. When `signal` is aborted the thread
   * is given up, and with it what else it has in hand: a model that does not end must not hold up what follows.
   */
  judge(posts: readonly PostToAnalyse[], now: Date, signal: AbortSignal): Promise<Analysis[]>;
  /** Ends the thread; what is in hand is rejected. May be called twice. */
  close(): Promise<void>;
}

/** Posts of one turn: some tens of milliseconds. */
const postsPerTurn = 32;

interface Waiting {
  resolve: (analyses: Analysis[]) => void;
  reject: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  /** In the order of the requests, which is that of the answers. */
  waiting: Waiting[];
}

/** The thread starts with the first posts, so that it does not hold up the start; one that died is replaced likewise. */
export function createPostJudge(): PostJudge {
  let thread: Thread | null = null;
  let isClosed = false;

  function ask(request: JudgingRequest): Promise<Analysis[]> {
    if (isClosed) return Promise.reject(new Error("The judging thread was closed."));
    const asked = (thread ??= startThread());
    return new Promise((resolve, reject) => {
      asked.waiting.push({ resolve, reject });
      asked.worker.postMessage(request, []);
    });
  }

  function startThread(): Thread {
    const worker = new Worker(new URL("./judging-thread.mjs", import.meta.url), { execArgv: [] });
    const started: Thread = { worker, waiting: [] };
    function lose(error: Error): void {
      if (thread === started) thread = null;
      for (const each of started.waiting.splice(0)) each.reject(error);
    }
    worker.on("message", (answer: JudgingAnswer) => {
      const next = started.waiting.shift();
      if (answer.ok) next?.resolve(answer.analyses);
      else next?.reject(answer.error);
    });
    worker.on("error", lose);
    worker.on("exit", (code) => lose(new Error(`The judging thread ended with code ${code}.`)));
    // The jobs that wait for it keep the process alive.
    worker.unref();
    return started;
  }

  return {
    async judge(posts, now, signal) {
      const analyses: Analysis[] = [];
      const giveUp = (): void => void thread?.worker.terminate();
      signal.addEventListener("abort", giveUp, { once: true });
      try {
        for (let from = 0; from < posts.length; from += postsPerTurn) {
          signal.throwIfAborted();
          analyses.push(...(await ask({ posts: posts.slice(from, from + postsPerTurn), now })));
        }
        return analyses;
      } finally {
        signal.removeEventListener("abort", giveUp);
      }
    },
    async close() {
      isClosed = true;
      await thread?.worker.terminate();
    },
  };
}
