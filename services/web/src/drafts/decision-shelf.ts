/** Why the server did not take a decision; `other`: for none of the reasons that have words of their own. */
export const refusedWhys = [
  "stale",
  "decided",
  "withdrawn",
  "published",
  "unread",
  "not_yours",
  "missing",
  "other",
] as const;
export type RefusedWhy = (typeof refusedWhys)[number];

/** What somebody decided about a draft, as it can be sent again after the page was closed. */
export interface KeptDecision {
  draftId: number;
  /** Of the draft that the person saw. */
  version: number;
  kind: "approve" | "decline" | "ask";
  words: string;
  title: string;
  /** `sending`: asked just now by this page; `waiting`: nobody answers; `refused`: the server said no, kept until that was read. */
  state: "sending" | "waiting" | "refused";
  /** Of what was refused. */
  why?: RefusedWhy;
}

/** What one person decided without an answer yet, or what was refused; the newest of a draft stands for it. */
export interface DecisionShelf {
  all(): readonly KeptDecision[];
  put(decision: KeptDecision): void;
  drop(draftId: number): void;
  /** Takes over what another page of this browser kept or sent meanwhile. */
  look(): void;
  /** Whether it still stands for its draft: another page may have sent it, or another decision may have taken its place. */
  stands(decision: KeptDecision): boolean;
  subscribe(listener: () => void): () => void;
}

type Places = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** `places`: null for a browser that keeps nothing; then nothing outlives the page. */
export function createDecisionShelf(places: Places | null, personId: number): DecisionShelf {
  const storage = storageOf(places, personId);
  const listeners = new Set<() => void>();
  let kept: readonly KeptDecision[] = storage.read();

  function show(next: readonly KeptDecision[]): void {
    kept = next;
    for (const listener of listeners) listener();
  }
  function look(): void {
    const sending = kept.filter(({ state }) => state === "sending");
    show(storage.read().map((each) => sending.find((mine) => isSame(mine, each)) ?? each));
  }
  return {
    all: () => kept,
    put(decision) {
      storage.keep(decision);
      show([...kept.filter(({ draftId }) => draftId !== decision.draftId), decision]);
    },
    drop(draftId) {
      storage.drop(draftId);
      show(kept.filter((each) => each.draftId !== draftId));
    },
    look,
    stands(decision) {
      look();
      return kept.some((each) => each.state !== "refused" && isSame(each, decision));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function isSame(one: KeptDecision, other: KeptDecision): boolean {
  const fields = ["draftId", "version", "kind", "words"] as const;
  return fields.every((field) => one[field] === other[field]);
}

/** What outlives the page, each decision in a place of its own: pages beside each other overwrite nothing. What a page was sending when it was closed waits. */
function storageOf(places: Places | null, personId: number) {
  const start = `earshot.decisions.${personId}.`;
  // A browser that keeps nothing loses with the page what it could not send.
  const unkept = new Map<number, KeptDecision>();
  function keptNames(): string[] {
    const names = Array.from({ length: places?.length ?? 0 }, (_, at) => places?.key(at) ?? "");
    return names.filter((name) => name.startsWith(start)).sort();
  }
  return {
    read(): KeptDecision[] {
      const found = keptNames().flatMap((name) => parse(places?.getItem(name) ?? null));
      return [...found.filter(({ draftId }) => !unkept.has(draftId)), ...unkept.values()];
    },
    keep(decision: KeptDecision): void {
      const { draftId } = decision;
      const lasting = decision.state === "sending" ? { ...decision, state: "waiting" as const } : decision;
      unkept.set(draftId, lasting);
      try {
        if (places === null) return;
        places.setItem(start + draftId, JSON.stringify(lasting));
        unkept.delete(draftId);
      } catch {
        // Full, or forbidden: it stays in `unkept`.
      }
    },
    drop(draftId: number): void {
      unkept.delete(draftId);
      places?.removeItem(start + draftId);
    },
  };
}

function parse(text: string | null): KeptDecision[] {
  try {
    const found = JSON.parse(text ?? "null") as KeptDecision | null;
    return typeof found?.draftId === "number" ? [found] : [];
  } catch {
    return [];
  }
}
