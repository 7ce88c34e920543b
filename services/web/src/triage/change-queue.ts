/** A change that has no answer yet because the connection is gone. */
export interface WaitingChange {
  id: number;
  /** In words, for the one who made it. */
  words: string;
}

/** Sends again what got no answer, as long as it takes: each change carries a key, so that one that did arrive is made once. */
export interface ChangeQueue {
  /** Does the work, again and again while nobody answers; a refusal is an answer. */
  deliver<T>(words: string, work: () => Promise<T>): Promise<T>;
  waiting(): readonly WaitingChange[];
  /** The connection may be back: what waits is sent now. */
  retry(): void;
  subscribe(listener: () => void): () => void;
}

export interface ChangeQueueDeps {
  isUnanswered(error: unknown): boolean;
  /** Calls back later, unless `retry` comes first. */
  later(callback: () => void): void;
}

export function createChangeQueue({ isUnanswered, later }: ChangeQueueDeps): ChangeQueue {
  const listeners = new Set<() => void>();
  let waiting: readonly WaitingChange[] = [];
  let wakers: (() => void)[] = [];
  let count = 0;

  function show(next: readonly WaitingChange[]): void {
    waiting = next;
    for (const listener of listeners) listener();
  }

  function wake(): void {
    const woken = wakers;
    wakers = [];
    for (const waker of woken) waker();
  }

  function untilWoken(): Promise<void> {
    return new Promise((resolve) => {
      wakers.push(resolve);
      if (wakers.length === 1) later(wake);
    });
  }

  return {
    async deliver(words, work) {
      const own = { id: (count += 1), words };
      const settle = (): void => {
        if (waiting.includes(own)) show(waiting.filter((each) => each !== own));
      };
      for (;;) {
        try {
          const answer = await work();
          settle();
          return answer;
        } catch (error) {
          if (!isUnanswered(error)) {
            settle();
            throw error;
          }
          if (!waiting.includes(own)) show([...waiting, own]);
          await untilWoken();
        }
      }
    },
    waiting: () => waiting,
    retry: wake,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
