import type { MentionRow } from "@earshot/contract/mention";
import type { Changed } from "@earshot/contract/mention-change";
import type { Change, Deed } from "./change.ts";
import type { DeedLedger, KeptOfPost } from "./deed-ledger.ts";
import type { RowStore } from "./row-store.ts";

/** A change that was made and can be undone. */
export interface Done {
  postId: number;
  change: Change;
  before: MentionRow;
}

export interface ChangeDeskDeps {
  rows: RowStore;
  /** What is done here outlives the page until it is answered. */
  ledger: DeedLedger;
  /** Told apart by it: a deed that is sent again is done once. */
  newKey(): string;
  send(postId: number, version: number, change: Deed, key: string): Promise<Changed>;
  undo(postId: number, eventId: number | null, key: string): Promise<Changed>;
  /** Said when the server refused: the row shows its true state again. */
  onRefused(done: Done, error: unknown): void;
  /** Said when the server agreed. */
  onSettled(postId: number): void;
}

/** Makes changes at once on the screen and one after the other on the server, and undoes the newest one. */
export interface ChangeDesk {
  act(postId: number, change: Deed): Done | null;
  /** Undoes this change, or the newest one made here; null when there is none. */
  undo(done?: Done): Done | null;
  /** Makes again what was undone here; null when it cannot be any more. */
  redo(done: Done): Done | null;
  /** Undoes the newest change of this person to a post, also one of another day. */
  undoOn(postId: number, eventId: number | null): void;
  /** Sends what an earlier page did and got no answer to; the row of the post has to be known. The change, where it is one. */
  resume(deed: KeptOfPost): Done | null;
}

/** A change, and the event by which it stands: of itself, or of its latest redo; null when the server refused it. */
interface Kept extends Done {
  change: Deed;
  /** Of the deed by which it stands. */
  key: string;
  eventId: Promise<number | null>;
}

export function createChangeDesk(deps: ChangeDeskDeps): ChangeDesk {
  const { rows, undo, ledger, newKey } = deps;
  let made: Kept[] = [];
  let undone: Kept[] = [];
  const settle = createSettler(deps, (done) => {
    made = made.filter((each) => each !== done);
    undone = undone.filter((each) => each !== done);
  });

  /** Takes the latest event of a change back; a redo takes back the undo. */
  function takeBack(kept: Kept, told: Done, shown: Change): void {
    const settleRow = rows.expect(kept.postId, shown);
    const { postId } = kept;
    const key = newKey();
    ledger.keep({ kind: "undo", key, postId, eventId: null, of: kept.key });
    kept.key = key;
    kept.eventId = kept.eventId.then((eventId) => {
      if (eventId !== null) return settle(told, { settleRow, key }, () => undo(postId, eventId, key));
      settleRow();
      return null;
    });
  }

  const { make, undoEvent } = createMaker(deps, settle);
  const resume = createResumer({ make, undoEvent });

  function noted(done: Kept | null): Kept | null {
    if (done !== null) made.push(done);
    return done;
  }

  return {
    act: (postId, change) => noted(make(postId, change, null)),
    undo(chosen) {
      const done = chosen === undefined ? made.at(-1) : made.find((each) => each === chosen);
      if (done === undefined) return null;
      made = made.filter((each) => each !== done);
      undone.push(done);
      const restore: Change = { kind: "restore", before: done.before };
      takeBack(done, { ...done, change: restore }, restore);
      return done;
    },
    redo(chosen) {
      const done = undone.find((each) => each === chosen);
      if (done === undefined) return null;
      undone = undone.filter((each) => each !== done);
      made.push(done);
      takeBack(done, done, done.change);
      return done;
    },
    undoOn(postId, eventId) {
      const key = newKey();
      if (undoEvent(postId, key, eventId) !== null)
        ledger.keep({ kind: "undo", key, postId, eventId, of: null });
    },
    resume: (deed) => noted(resume(deed)),
  };
}

interface Maker {
  /** A change is shown at once and sent; null where the row is not known. `earlier`: what is known of one that an earlier page made. */
  make(postId: number, change: Deed, earlier: { version: number; key: string } | null): Kept | null;
  /** Undoes an event, or the newest of this person; null where the row is not known. */
  undoEvent(postId: number, key: string, eventId: number | null): Promise<number | null> | null;
}

function createMaker({ rows, send, undo, ledger, newKey }: ChangeDeskDeps, settle: Settle): Maker {
  /** Versions that deeds of an earlier page brought: the next one of it needs them. */
  const brought = new Map<number, number>();
  return {
    make(postId, change, earlier) {
      const before = rows.get(postId);
      if (before === undefined) return null;
      const settleRow = rows.expect(postId, change);
      const key = earlier?.key ?? newKey();
      const { version } = rows.confirmed(postId) ?? before;
      if (earlier === null) ledger.keep({ kind: "change", key, postId, version, change });
      // What was seen then: whoever changed the post since is a conflict, but for what this person did just before.
      const seen = (): number =>
        earlier === null
          ? (rows.confirmed(postId)?.version ?? version)
          : (brought.get(postId) ?? earlier.version);
      const work = async (): Promise<Changed> => {
        const changed = await send(postId, seen(), change, key);
        if (earlier !== null) brought.set(postId, changed.mention.version);
        return changed;
      };
      const done: Kept = { postId, change, before, key, eventId: Promise.resolve(null) };
      done.eventId = settle(done, { settleRow, key }, work);
      return done;
    },
    undoEvent(postId, key, eventId) {
      const before = rows.get(postId);
      if (before === undefined) return null;
      const done: Done = { postId, change: { kind: "restore", before }, before };
      return settle(done, { settleRow: nothing, key }, () => undo(postId, eventId, key));
    },
  };
}

/** Sends deeds of an earlier page in their order: an undo waits for the event of what it takes back. */
function createResumer({ make, undoEvent }: Maker): (deed: KeptOfPost) => Kept | null {
  const events = new Map<string, Promise<number | null>>();
  return (deed) => {
    const { postId, key } = deed;
    if (deed.kind === "note") return null;
    if (deed.kind === "change") {
      const done = make(postId, deed.change, deed);
      if (done !== null) events.set(key, done.eventId);
      return done;
    }
    const settled =
      deed.of === null
        ? undoEvent(postId, key, deed.eventId)
        : events.get(deed.of)?.then((known) => (known === null ? null : undoEvent(postId, key, known)));
    if (settled) events.set(key, settled);
    return null;
  };
}

function nothing(): void {}

type Settle = (
  done: Done,
  of: { settleRow: () => void; key: string },
  work: () => Promise<Changed>,
) => Promise<number | null>;

/** Sends one change of a post after the other and shows what came of each: the event that it left, null when it was refused. */
function createSettler(
  { rows, ledger, onSettled, onRefused }: ChangeDeskDeps,
  forget: (done: Done) => void,
): Settle {
  const inTurn = createTurns();
  return (done, { settleRow, key }, work) =>
    inTurn(done.postId, work).then(
      (changed) => {
        ledger.answered(key, changed.eventId);
        rows.note([changed.mention]);
        settleRow();
        onSettled(done.postId);
        return changed.eventId;
      },
      (error: unknown) => {
        ledger.answered(key, null);
        settleRow();
        forget(done);
        onRefused(done, error);
        return null;
      },
    );
}

/** Changes to one post wait for each other: each needs the version that the one before brought. */
function createTurns(): <T>(postId: number, work: () => Promise<T>) => Promise<T> {
  const last = new Map<number, Promise<unknown>>();
  return (postId, work) => {
    const turn = (last.get(postId) ?? Promise.resolve()).then(work);
    last.set(
      postId,
      turn.catch(() => undefined),
    );
    return turn;
  };
}
