/** What somebody decided about a draft, as it can be sent again after the page was closed. */
export interface KeptDecision {
  draftId: number;
  /** Of the draft that the person saw. */
  version: number;
  kind: "approve" | "decline" | "ask";
  words: string;
  title: string;
  /** `sending`: asked just now; `waiting`: nobody answers; `refused`: the server said no, kept until that was read. */
  state: "sending" | "waiting" | "refused";
}

/** Decisions of one person that have no answer yet, or were refused; the newest of a draft stands for it. */
export interface DecisionOutbox {
  all(): readonly KeptDecision[];
  decide(decision: Omit<KeptDecision, "state">): void;
  /** Sends what waits now: the page was opened, or the connection may be back. */
  retry(): void;
  /** A refusal was read. */
  forget(draftId: number): void;
  subscribe(listener: () => void): () => void;
}

interface OutboxDeps {
  /** Null for a browser that keeps nothing. */
  places: Pick<Storage, "getItem" | "setItem"> | null;
  personId: number;
  /** Sending the same twice must do it once. `isFirst`: nothing was lost before. */
  send(decision: KeptDecision, isFirst: boolean): Promise<void>;
  /** No answer came, or none that decides: to be sent again. */
  isUnanswered(error: unknown): boolean;
  /** The server took it; what it shows now is fetched before this resolves. */
  onDone(decision: KeptDecision): Promise<void>;
  onRefused(decision: KeptDecision): Promise<void>;
  later(callback: () => void): void;
}

/** Keeps each decision in the browser before it is sent and until it is answered, so that no lost connection loses it. */
export function createDecisionOutbox(deps: OutboxDeps): DecisionOutbox {
  const storage = storageOf(deps);
  const listeners = new Set<() => void>();
  let kept: readonly KeptDecision[] = storage.read();
  let isSending = false;

  function write(next: readonly KeptDecision[]): void {
    kept = next;
    storage.write(next);
    for (const listener of listeners) listener();
  }
  const without = (draftId: number): KeptDecision[] => kept.filter((each) => each.draftId !== draftId);

  async function settle(decision: KeptDecision): Promise<void> {
    try {
      await deps.send(decision, decision.state === "sending");
    } catch (error) {
      const state = deps.isUnanswered(error) ? "waiting" : "refused";
      write([...without(decision.draftId), { ...decision, state }]);
      if (state === "refused") await deps.onRefused(decision);
      return;
    }
    await deps.onDone(decision);
    write(without(decision.draftId));
  }

  async function sendAll(): Promise<void> {
    if (isSending) return;
    isSending = true;
    const tried = new Set<number>();
    for (;;) {
      const next = kept.find((each) => each.state !== "refused" && !tried.has(each.draftId));
      if (next === undefined) break;
      tried.add(next.draftId);
      await settle(next);
    }
    isSending = false;
    if (kept.some(({ state }) => state !== "refused")) deps.later(() => void sendAll());
  }

  return {
    all: () => kept,
    decide(decision) {
      write([...without(decision.draftId), { ...decision, state: "sending" }]);
      void sendAll();
    },
    retry: () => void sendAll(),
    forget: (draftId) => write(without(draftId)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What outlives the page; what was under way when it was closed waits. */
function storageOf({ places, personId }: Pick<OutboxDeps, "places" | "personId">) {
  const place = `earshot.decisions.${personId}`;
  return {
    read(): KeptDecision[] {
      try {
        const found = JSON.parse(places?.getItem(place) ?? "[]") as KeptDecision[];
        return found.map((each) => (each.state === "refused" ? each : { ...each, state: "waiting" }));
      } catch {
        return [];
      }
    },
    write(next: readonly KeptDecision[]): void {
      try {
        places?.setItem(place, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing loses with the page what it could not send.
      }
    },
  };
}
