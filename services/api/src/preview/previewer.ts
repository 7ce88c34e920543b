import { Worker } from "node:worker_threads";
import type { EntityPreview } from "@earshot/contract/entity-preview";
import type { PreviewRequest } from "./preview-entity.ts";
import type { ThreadAnswer, ThreadRequest } from "./serve-previews.ts";

/** Makes previews of the watch list in a thread of its own: reading tens of thousands of posts must not hold up the page. */
export interface Previewer {
  /** Rejects when `signal` is aborted, when too many wait already (`PreviewsBusy`), or when it could not be made. */
  preview(draft: PreviewRequest, signal: AbortSignal): Promise<EntityPreview>;
  /** Ends the thread; what is in hand is rejected. May be called twice. */
  close(): Promise<void>;
}

export class PreviewsBusy extends Error {}

/** Previews in hand at once; they share one thread, so that more of them would only make each other late. */
const inHandMax = 6;
/** A thread that nobody asked anything for so long gives its memory and its connections back. */
const idleMs = 60_000;

interface Waiting {
  resolve: (preview: EntityPreview) => void;
  reject: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

function startThread(
  databaseUrl: string,
  onLost: (lost: Thread) => void,
  onRest: (at: Thread) => void,
): Thread {
  const worker = new Worker(new URL("./preview-thread.mjs", import.meta.url), {
    execArgv: [],
    workerData: { databaseUrl },
  });
  const started: Thread = { worker, waiting: new Map() };
  function lose(error: Error): void {
    onLost(started);
    for (const each of started.waiting.values()) each.reject(error);
    started.waiting.clear();
  }
  worker.on("message", (answer: ThreadAnswer) => {
    const waiting = started.waiting.get(answer.id);
    started.waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.preview);
    else waiting?.reject(answer.error);
    if (started.waiting.size === 0) onRest(started);
  });
  worker.on("error", lose);
  worker.on("exit", (code) => lose(new Error(`The preview thread ended with code ${code}.`)));
  // The requests that wait for it keep the process alive.
  worker.unref();
  return started;
}

async function ask(
  thread: Thread,
  id: number,
  draft: PreviewRequest,
  signal: AbortSignal,
): Promise<EntityPreview> {
  const say = (request: ThreadRequest): void => thread.worker.postMessage(request, []);
  const cancel = (): void => say({ id, cancel: true });
  signal.addEventListener("abort", cancel, { once: true });
  try {
    return await new Promise<EntityPreview>((resolve, reject) => {
      thread.waiting.set(id, { resolve, reject });
      say({ id, draft });
    });
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

/** The thread starts with the first preview; one that died is replaced likewise. */
export function createPreviewer(databaseUrl: string): Previewer {
  let thread: Thread | null = null;
  let idle: NodeJS.Timeout | null = null;
  let lastId = 0;
  let isClosed = false;

  function onLost(lost: Thread): void {
    if (thread === lost) thread = null;
  }

  function onRest(resting: Thread): void {
    if (idle !== null) clearTimeout(idle);
    idle = setTimeout(() => {
      onLost(resting);
      void resting.worker.terminate();
    }, idleMs);
    idle.unref();
  }

  return {
    async preview(draft, signal) {
      signal.throwIfAborted();
      if (isClosed) throw new Error("The preview thread was closed.");
      if (idle !== null) clearTimeout(idle);
      thread ??= startThread(databaseUrl, onLost, onRest);
      if (thread.waiting.size >= inHandMax) throw new PreviewsBusy("Too many previews at once.");
      return ask(thread, ++lastId, draft, signal);
    },
    async close() {
      isClosed = true;
      if (idle !== null) clearTimeout(idle);
      await thread?.worker.terminate();
    },
  };
}
