import { notifications } from "@mantine/notifications";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { startBulk, stepBulk, stopBulk, undoBulk, type BulkProgress } from "../api/bulk.ts";
import { isUnanswered } from "../api/client.ts";
import { changePost, mentionListKey, mentionOrderKey, mentionQuery, undoChange } from "../api/mentions.ts";
import { newRequestKey } from "../api/request-key.ts";
import { systemQuery } from "../api/system.ts";
import { usePerson } from "../app/person.ts";
import { createBulkDesk, type BulkDeskDeps, type BulkDone, type BulkTarget } from "./bulk-desk.ts";
import { BulkFailedToast, BulkToast } from "./BulkToast.tsx";
import { createChangeDesk, type ChangeDeskDeps, type Done } from "./change-desk.ts";
import { createChangeQueue, type ChangeQueue } from "./change-queue.ts";
import {
  browserPlaces,
  createDeedLedger,
  type DeedLedger,
  type KeptBulk,
  type KeptOfPost,
} from "./deed-ledger.ts";
import { useUnfinishedBulk } from "./use-unfinished-bulk.tsx";
import { hearOtherSteps, type OtherStep } from "./other-steps.ts";
import { useResumed } from "./use-resumed.ts";
import { toDeskChange, type Deed } from "./change.ts";
import { createRefusal } from "./show-refusal.tsx";
import { createRowStore, type RowStore } from "./row-store.ts";
import { changeWords, UndoneToast, UndoToast } from "./Toasts.tsx";

/** In the language of the moment: what was done here, and can be undone, must not depend on it. */
const { t } = i18next;

/** Time in which a toast offers the undo; `z` undoes ever after. */
const undoMs = 10_000;
/** A lost connection is tried again so often. */
const retryMs = 2_500;

export interface TriageChanges {
  rows: RowStore;
  queue: ChangeQueue;
  ledger: DeedLedger;
  /** Posts that were changed here. */
  ours: ReadonlySet<number>;
  act(postId: number, change: Deed): void;
  actBulk(target: BulkTarget, change: Deed): void;
  /** Undoes the newest change made on this page, else this person's newest one to `postId`. */
  undo(postId: number | null): number | null;
  undoEvent(postId: number, eventId: number): void;
  /** Sends what an earlier page did and got no answer to. */
  resume(deed: KeptOfPost): void;
  resumeBulk(deed: KeptBulk): void;
  /** A step that `z` takes back in its turn. */
  noteOther(step: OtherStep): void;
  /** Goes on with a change of many posts that broke off. */
  goOn(progress: BulkProgress): void;
}

/** Changes of this page: shown at once, sent in order, kept while the connection is gone, offered for undo, rolled back when refused. */
export function useTriageChanges(): TriageChanges {
  const queryClient = useQueryClient();
  const [rows] = useState(createRowStore);
  const [queue] = useState(createQueue);
  const [ours] = useState(() => new Set<number>());
  const personId = usePerson().person?.personId ?? 0;
  const changes = useMemo<TriageChanges>(() => {
    const ledger = createDeedLedger(browserPlaces(), personId);
    const words = (change: Done["change"]): string =>
      changeWords({ change, entities: [] }, i18next.language === "ru" ? "ru" : "en", t);
    /** What was done here, the newest last, alone and in bulk. */
    let steps: (Done | BulkDone | OtherStep)[] = [];
    const refresh = createRefresh(queryClient);
    const desk = createChangeDesk({
      rows,
      ledger,
      newKey: newRequestKey,
      ...sentOver(queue, words),
      onSettled: refresh.post,
      onRefused(done, error) {
        steps = steps.filter((each) => each !== done);
        void queryClient.invalidateQueries({ queryKey: mentionListKey });
        notifications.hide(toastOf(done));
        refuse(done, error);
      },
    });
    const bulk = createBulkDesk({
      rows,
      ledger,
      newKey: newRequestKey,
      ...bulkOver(queue),
      onProgress(done, progress) {
        const isOver = progress.left === 0;
        showToast(
          done,
          <BulkToast
            progress={progress}
            words={done.change === null ? t("working.bulk.unfinished") : words(done.change)}
            onStop={isOver ? null : () => void bulk.stop(done)}
            onUndo={isOver && progress.changed > 0 ? () => undoSteps(done) : null}
          />,
          isOver ? undoMs : false,
        );
        if (isOver) void refresh.all().then(rows.sweeps.tell);
      },
      onFailed(done, error) {
        steps = steps.filter((each) => each !== done);
        showToast(done, <BulkFailedToast progress={done.progress} error={error} />, undoMs);
        void refresh.all().then(rows.sweeps.tell);
      },
    });

    const refuse = createRefusal({ queryClient, rows, words, restored: () => t("triage.restored"), act });

    function offerUndo(done: Done): void {
      showToast(done, <UndoToast done={done} onUndo={() => undoSteps(done)} />, undoMs);
    }

    function act(postId: number, change: Deed): void {
      const done = desk.act(postId, change);
      if (done === null) return;
      ours.add(postId);
      steps.push(done);
      offerUndo(done);
    }

    function redo(done: Done): void {
      if (desk.redo(done) === null) return;
      steps.push(done);
      offerUndo(done);
    }

    /** Undoes this step, or the newest that still can be; the post that it was about, null when there was none or many. */
    function undoSteps(chosen?: Done | BulkDone): { isDone: boolean; postId: number | null } {
      for (;;) {
        const step = chosen ?? steps.at(-1);
        if (step === undefined) return { isDone: false, postId: null };
        steps = steps.filter((each) => each !== step);
        if ("takeBack" in step) {
          if (!step.takeBack()) continue;
          return { isDone: true, postId: null };
        }
        if (!("postId" in step)) {
          notifications.hide(toastOf(step));
          steps.push(bulk.undo(step));
          return { isDone: true, postId: null };
        }
        const undone = desk.undo(step);
        if (undone !== null) {
          showToast(step, <UndoneToast done={step} onRedo={() => redo(step)} />, undoMs);
          return { isDone: true, postId: step.postId };
        }
        if (chosen !== undefined) return { isDone: false, postId: null };
      }
    }
    return {
      rows,
      queue,
      ledger,
      ours,
      act,
      actBulk(target, change) {
        if ("postIds" in target) for (const postId of target.postIds) ours.add(postId);
        steps.push(bulk.act(target, change));
      },
      undo(postId) {
        const undone = undoSteps();
        if (!undone.isDone && postId !== null) desk.undoOn(postId, null);
        return undone.postId;
      },
      undoEvent: (postId, eventId) => desk.undoOn(postId, eventId),
      noteOther: (step) => steps.push(step),
      goOn: (progress) => void steps.push(bulk.goOn(progress)),
      resumeBulk: (deed) => void steps.push(bulk.resume(deed)),
      resume(deed) {
        const done = desk.resume(deed);
        if (done === null) return;
        ours.add(done.postId);
        steps.push(done);
      },
    };
  }, [queryClient, rows, queue, ours, personId]);
  useWhileOpen(changes);
  return changes;
}

/** Changes of one post, sent for as long as it takes. */
function sentOver(
  queue: ChangeQueue,
  words: (change: Done["change"]) => string,
): Pick<ChangeDeskDeps, "send" | "undo"> {
  return {
    send(postId, version, change, requestKey) {
      const given = { version, change: toDeskChange(change), requestKey };
      return queue.deliver(words(change), () => changePost(postId, given));
    },
    undo: (postId, eventId, key) => queue.deliver(t("triage.undo"), () => undoChange(postId, eventId, key)),
  };
}

/** The same of changes of many posts. */
function bulkOver(queue: ChangeQueue): Pick<BulkDeskDeps, "start" | "step" | "undo" | "stop"> {
  return {
    start: (given) => queue.deliver(t("working.bulk.bar"), () => startBulk(given)),
    step: (bulkChangeId) => queue.deliver(t("working.bulk.bar"), () => stepBulk(bulkChangeId)),
    undo: (bulkChangeId, key) => queue.deliver(t("triage.undo"), () => undoBulk(bulkChangeId, key)),
    stop: (bulkChangeId) => queue.deliver(t("working.bulk.stop"), () => stopBulk(bulkChangeId)),
  };
}

function createQueue(): ChangeQueue {
  return createChangeQueue({ isUnanswered, later: (callback) => setTimeout(callback, retryMs) });
}

/** What goes on as long as the page is open: the rest of earlier pages, retries, and steps that are made beside changes of posts. */
function useWhileOpen(changes: TriageChanges): void {
  useRetry(changes);
  useEffect(() => hearOtherSteps(changes.noteOther), [changes]);
  useResumed(changes);
  useUnfinishedBulk(changes);
}

/** Sends what waits as soon as the network is back, and warns before a page is left with something that cannot outlive it. */
function useRetry({ queue, ledger }: TriageChanges): void {
  useEffect(() => {
    const retry = (): void => queue.retry();
    const warn = (event: BeforeUnloadEvent): void => {
      if (queue.waiting().length <= ledger.all().length) return;
      event.preventDefault();
      event.returnValue = t("working.queue.leave");
    };
    window.addEventListener("online", retry);
    window.addEventListener("beforeunload", warn);
    return () => {
      window.removeEventListener("online", retry);
      window.removeEventListener("beforeunload", warn);
    };
  }, [queue, ledger]);
}

function createRefresh(queryClient: QueryClient) {
  const counts = (): void => void queryClient.invalidateQueries({ queryKey: systemQuery.queryKey });
  return {
    post(postId: number): void {
      void queryClient.invalidateQueries({ queryKey: mentionQuery(postId).queryKey });
      counts();
    },
    /** Done when the list and its order are as the server has them now. */
    async all(): Promise<void> {
      void queryClient.invalidateQueries({ queryKey: ["mention"] });
      counts();
      await Promise.all(
        [mentionListKey, mentionOrderKey].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
    },
  };
}

const toastIds = new WeakMap<object, string>();
let toastCount = 0;

function toastOf(done: Done | BulkDone): string {
  const known = toastIds.get(done);
  if (known !== undefined) return known;
  const id = `change-${(toastCount += 1)}`;
  toastIds.set(done, id);
  return id;
}

/** One toast for one step: what is said of it next takes its place. */
function showToast(done: Done | BulkDone, message: ReactNode, autoClose: number | false): void {
  const toast = { id: toastOf(done), message, autoClose };
  notifications.hide(toast.id);
  notifications.show(toast);
}
