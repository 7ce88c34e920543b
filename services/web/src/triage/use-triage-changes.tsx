import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import {
  assign,
  changeStatus,
  changeTags,
  correct,
  mentionListKey,
  mentionQuery,
  undoChange,
} from "../api/mentions.ts";
import { systemQuery } from "../api/system.ts";
import { createChangeDesk, type Done } from "./change-desk.ts";
import { idOf, type Change } from "./change.ts";
import { createRowStore, type RowStore } from "./row-store.ts";
import { RefusedToast, UndoToast, UndoneToast } from "./Toasts.tsx";

/** Time in which a toast offers the undo; `z` undoes ever after. */
const undoMs = 10_000;

export interface TriageChanges {
  rows: RowStore;
  isOurs(postId: number): boolean;
  act(postId: number, change: Change): void;
  /** Undoes the newest change made on this page, else this person's newest one to `postId`. */
  undo(postId: number | null): number | null;
  undoEvent(postId: number, eventId: number): void;
}

/** Changes of this page: shown at once, sent in order, offered for undo, rolled back when refused. */
export function useTriageChanges(): TriageChanges {
  const queryClient = useQueryClient();
  const [rows] = useState(createRowStore);
  const [ours] = useState(() => new Set<number>());

  return useMemo(() => {
    const refresh = (postId: number): void => {
      void queryClient.invalidateQueries({ queryKey: mentionQuery(postId).queryKey });
      void queryClient.invalidateQueries({ queryKey: systemQuery.queryKey });
    };
    const desk = createChangeDesk({
      rows,
      send: sendChange,
      undo: undoChange,
      onSettled: refresh,
      onRefused(done, error) {
        refresh(done.postId);
        void queryClient.invalidateQueries({ queryKey: mentionListKey });
        notifications.hide(toastOf(done));
        notifications.show({
          message: <RefusedToast done={done} error={error} />,
          autoClose: undoMs,
          color: "red",
        });
      },
    });
    const undo = (done: Done | undefined, postId: number | null): number | null => {
      const undone = desk.undo(done);
      if (undone !== null) {
        notifications.hide(toastOf(undone));
        notifications.show({ message: <UndoneToast done={undone} />, autoClose: 3_000 });
        return undone.postId;
      }
      if (done === undefined && postId !== null) desk.undoOn(postId, null);
      return null;
    };
    return {
      rows,
      isOurs: (postId) => ours.has(postId),
      act(postId, change) {
        const done = desk.act(postId, change);
        if (done === null) return;
        ours.add(postId);
        notifications.show({
          id: toastOf(done),
          message: <UndoToast done={done} onUndo={() => undo(done, null)} />,
          autoClose: undoMs,
        });
      },
      undo: (postId) => undo(undefined, postId),
      undoEvent: (postId, eventId) => desk.undoOn(postId, eventId),
    };
  }, [queryClient, rows, ours]);
}

function sendChange(postId: number, version: number, change: Change) {
  switch (change.kind) {
    case "status": {
      const { status, reason } = change;
      return changeStatus(postId, { version, status, ...(reason === undefined ? {} : { reason }) });
    }
    case "correct":
      return correct(postId, { version, ...change.correction });
    case "assign":
      return assign(postId, { version, assigneeId: change.assignee?.personId ?? null });
    case "tags":
      return changeTags(postId, { version, add: change.add.map(idOf), remove: change.remove.map(idOf) });
    case "restore":
      return undoChange(postId, null);
  }
}

const toastIds = new WeakMap<Done, string>();
let toastCount = 0;

function toastOf(done: Done): string {
  const known = toastIds.get(done);
  if (known !== undefined) return known;
  const id = `change-${++toastCount}`;
  toastIds.set(done, id);
  return id;
}
