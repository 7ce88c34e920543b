import type { MentionRow } from "@earshot/contract/mention";
import { applyChange, type Change } from "./change.ts";

/** The newest known state of every row, with the changes on top that the server has not answered yet. */
export interface RowStore {
  /** Takes rows in from the server; an older version never replaces a newer one. */
  note(rows: readonly MentionRow[]): void;
  /** The row as it is to be shown. The same object as long as nothing changed. */
  get(postId: number): MentionRow | undefined;
  /** The row as the server last told it: its version goes with the next change. */
  confirmed(postId: number): MentionRow | undefined;
  /** Shows a change at once; the answer takes it off again. */
  expect(postId: number, change: Change): () => void;
  /** Lets go of the rows that came first where there are more than so many; kept ones and those with changes under way stay. */
  trim(max: number, kept: ReadonlySet<number>): void;
  /** Many posts were changed at once and the list was read anew: it is drawn as the server has it, wherever the cursor is. */
  readonly sweeps: Teller;
  subscribe(listener: () => void): () => void;
  /** Grows with every change, for whoever depends on many rows. */
  revision(): number;
}

export function createRowStore(): RowStore {
  const confirmed = new Map<number, MentionRow>();
  const expected = new Map<number, readonly Change[]>();
  const shown = new Map<number, MentionRow>();
  const { tell, subscribe, count: revision } = createTeller();

  function draw(postId: number): void {
    const row = confirmed.get(postId);
    if (row) shown.set(postId, (expected.get(postId) ?? []).reduce(applyChange, row));
  }

  function setExpected(postId: number, changes: readonly Change[]): void {
    if (changes.length === 0) expected.delete(postId);
    else expected.set(postId, changes);
    draw(postId);
    tell();
  }

  return {
    note(rows) {
      let isChanged = false;
      for (const row of rows) {
        const known = confirmed.get(row.postId);
        if (known === row || (known && known.version > row.version)) continue;
        confirmed.set(row.postId, row);
        draw(row.postId);
        isChanged = true;
      }
      if (isChanged) tell();
    },
    get: (postId) => shown.get(postId),
    confirmed: (postId) => confirmed.get(postId),
    expect(postId, change) {
      setExpected(postId, [...(expected.get(postId) ?? []), change]);
      return () =>
        setExpected(
          postId,
          (expected.get(postId) ?? []).filter((each) => each !== change),
        );
    },
    trim(max, kept) {
      let excess = confirmed.size - max;
      for (const postId of confirmed.keys()) {
        if (excess <= 0) return;
        if (kept.has(postId) || expected.has(postId)) continue;
        confirmed.delete(postId);
        shown.delete(postId);
        excess--;
      }
    },
    subscribe,
    revision,
    sweeps: createTeller(),
  };
}

/** Tells whoever listens that something has happened, and counts how often. */
interface Teller {
  tell(): void;
  subscribe(listener: () => void): () => void;
  count(): number;
}

function createTeller(): Teller {
  const listeners = new Set<() => void>();
  let count = 0;
  return {
    tell() {
      count++;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    count: () => count,
  };
}
