import type { DecisionShelf, KeptDecision, RefusedWhy } from "./decision-shelf.ts";

/** Decisions of one person that have no answer yet, or were refused; the newest of a draft stands for it. */
export interface DecisionOutbox {
  all(): readonly KeptDecision[];
  decide(decision: Omit<KeptDecision, "state" | "why">): void;
  /** Sends what waits now: the page was opened, or the connection may be back. */
  retry(): void;
  /** Takes over what another page of this browser kept or sent meanwhile. */
  look(): void;
  /** A refusal was read. */
  forget(draftId: number): void;
  subscribe(listener: () => void): () => void;
}

interface OutboxDeps {
  shelf: DecisionShelf;
  /** Sending the same twice must do it once. `isFirst`: nothing was lost before. */
  send(decision: KeptDecision, isFirst: boolean): Promise<void>;
  /** Why it was refused; null where no answer came, or none that decides: to be sent again. */
  refusedFor(error: unknown): RefusedWhy | null;
  /** The server took it; what it shows now is fetched before this resolves. */
  onDone(decision: KeptDecision): Promise<void>;
  onRefused(decision: KeptDecision): Promise<void>;
  later(callback: () => void): void;
}

/** Keeps each decision in the browser before it is sent and until it is answered, so that no lost connection loses it. */
export function createDecisionOutbox(deps: OutboxDeps): DecisionOutbox {
  const { shelf } = deps;
  let isSending = false;

  async function settle(decision: KeptDecision): Promise<void> {
    try {
      await deps.send(decision, decision.state === "sending");
    } catch (error) {
      if (!shelf.stands(decision)) return;
      const why = deps.refusedFor(error);
      if (why === null) return shelf.put({ ...decision, state: "waiting" });
      shelf.put({ ...decision, state: "refused", why });
      return deps.onRefused({ ...decision, why });
    }
    await deps.onDone(decision);
    if (shelf.stands(decision)) shelf.drop(decision.draftId);
  }

  async function sendAll(): Promise<void> {
    if (isSending) return;
    isSending = true;
    const tried = new Set<number>();
    for (;;) {
      shelf.look();
      const next = shelf.all().find((each) => each.state !== "refused" && !tried.has(each.draftId));
      if (next === undefined) break;
      tried.add(next.draftId);
      await settle(next);
    }
    isSending = false;
    if (shelf.all().some(({ state }) => state !== "refused")) deps.later(() => void sendAll());
  }

  return {
    all: shelf.all,
    decide(decision) {
      shelf.put({ ...decision, state: "sending" });
      void sendAll();
    },
    retry: () => void sendAll(),
    look: shelf.look,
    forget: shelf.drop,
    subscribe: shelf.subscribe,
  };
}
