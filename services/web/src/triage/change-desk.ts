import type { MentionRow } from "@earshot/contract/mention";
import type { Changed } from "@earshot/contract/mention-change";
import type { Change, Deed } from "./change.ts";
import type { RowStore } from "./row-store.ts";

/** A change that was made and can be undone. */
export interface Done {
  postId: number;
  change: Change;
  before: MentionRow;
}

export interface ChangeDeskDeps {
  rows: RowStore;
  send(postId: number, version: number, change: Deed): Promise<Changed>;
  undo(postId: number, eventId: number | null): Promise<Changed>;
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
}

/** A change, and the event by which it stands: of itself, or of its latest redo; null when the server refused it. */
interface Kept extends Done {
  change: Deed;
  eventId: Promise<number | null>;
}

export function createChangeDesk(deps: ChangeDeskDeps): ChangeDesk {
  const { rows, send, undo } = deps;
  let made: Kept[] = [];
  let undone: Kept[] = [];
  const settle = createSettler(deps, (done) => {
    made = made.filter((each) => each !== done);
    undone = undone.filter((each) => each !== done);
  });

  /** Takes the latest event of a change back; a redo takes back the undo. */
  function takeBack(kept: Kept, told: Done, shown: Change): void {
    const settleRow = rows.expect(kept.postId, shown);
    kept.eventId = kept.eventId.then((eventId) => {
      if (eventId !== null) return settle(told, settleRow, () => undo(kept.postId, eventId));
      settleRow();
      return null;
    });
  }

  return {
    act(postId, change) {
      const before = rows.get(postId);
      if (before === undefined) return null;
      const settleRow = rows.expect(postId, change);
      const done: Kept = { postId, change, before, eventId: Promise.resolve(null) };
      made.push(done);
      const { version } = rows.confirmed(postId) ?? before;
      done.eventId = settle(done, settleRow, () =>
        send(postId, rows.confirmed(postId)?.version ?? version, change),
      );
      return done;
    },
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
      const before = rows.get(postId);
      if (before === undefined) return;
      const done: Done = { postId, change: { kind: "restore", before }, before };
      void settle(done, nothing, () => undo(postId, eventId));
    },
  };
}

function nothing(): void {}

/** Sends one change of a post after the other and shows what came of each: the event that it left, null when it was refused. */
function createSettler(
  { rows, onSettled, onRefused }: ChangeDeskDeps,
  forget: (done: Done) => void,
): (done: Done, settleRow: () => void, work: () => Promise<Changed>) => Promise<number | null> {
  const inTurn = createTurns();
  return (done, settleRow, work) =>
    inTurn(done.postId, work).then(
      (changed) => {
        rows.note([changed.mention]);
        settleRow();
        onSettled(done.postId);
        return changed.eventId;
      },
      (error: unknown) => {
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
