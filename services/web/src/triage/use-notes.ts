import type { MentionDetail } from "@earshot/contract/mention";
import type { Note } from "@earshot/contract/note";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { isUnanswered } from "../api/client.ts";
import { mentionQuery } from "../api/mentions.ts";
import { addNote, deleteNote, editNote, restoreNote } from "../api/notes.ts";
import { newRequestKey } from "../api/request-key.ts";
import { usePerson } from "../app/person.ts";
import { failureKind } from "../words/failure-words.ts";
import type { RowStore } from "./row-store.ts";
import type { TriageChanges } from "./use-triage-changes.tsx";

/**
 * What can be done with the notes of a post: seen at once, taken back when the server refuses. A new one waits for the connection as a change does.
 */
export function useNotes(postId: number, changes: Pick<TriageChanges, "rows" | "queue" | "ledger">) {
  const { rows } = changes;
  const send = useSendNote(postId, changes);
  const queryClient = useQueryClient();
  const say = useSayNotSaved();
  const { person } = usePerson();
  const { queryKey } = mentionQuery(postId);

  async function change(show: (notes: Note[]) => Note[], work: () => Promise<unknown>): Promise<boolean> {
    await queryClient.cancelQueries({ queryKey });
    const before = queryClient.getQueryData(queryKey)?.notes ?? [];
    const draw = (notes: (known: Note[]) => Note[]): void => {
      queryClient.setQueryData<MentionDetail>(queryKey, (detail) => detail && withNotes(detail, notes, rows));
    };
    draw(show);
    try {
      await work();
      return true;
    } catch (error) {
      draw(() => before);
      say(error);
      return false;
    } finally {
      await queryClient.invalidateQueries({ queryKey });
    }
  }
  const replaced = (noteId: number, facts: Partial<Note>) => (notes: Note[]) =>
    notes.map((note) => (note.noteId === noteId ? { ...note, ...facts } : note));

  return {
    add(text: string): Promise<boolean> {
      const by = { personId: person?.personId ?? -1, name: person?.name ?? "" };
      return change(
        (notes) => [...notes, pendingNote(by, text)],
        () => send(text),
      );
    },
    edit: (noteId: number, text: string): Promise<boolean> =>
      change(replaced(noteId, { text }), () => editNote(noteId, text)),
    setDeleted: (noteId: number, isDeleted: boolean): Promise<boolean> =>
      change(isDeleted ? replaced(noteId, { isDeleted, text: "" }) : (notes) => notes, () =>
        isDeleted ? deleteNote(noteId) : restoreNote(noteId),
      ),
  };
}

/** Sends a note; done once it was answered, or waits in the queue: until then it is shown with what waits. */
function useSendNote(
  postId: number,
  { queue, ledger }: Pick<TriageChanges, "queue" | "ledger">,
): (text: string) => Promise<void> {
  const queryClient = useQueryClient();
  const say = useSayNotSaved();
  const { t } = useTranslation();
  return async (text) => {
    const key = newRequestKey();
    ledger.keep({ kind: "note", key, postId, text });
    try {
      await addNote(postId, text, key);
      ledger.answered(key, null);
    } catch (error) {
      if (!isUnanswered(error)) {
        ledger.answered(key, null);
        throw error;
      }
      void queue
        .deliver(t("working.queue.note"), () => addNote(postId, text, key))
        .catch(say)
        .finally(() => {
          ledger.answered(key, null);
          void queryClient.invalidateQueries({ queryKey: mentionQuery(postId).queryKey });
        });
    }
  };
}

/** A note that the server does not know yet: its number is negative. */
function pendingNote(by: Note["by"], text: string): Note {
  const at = new Date();
  return {
    noteId: -at.getTime(),
    by,
    at: at.toISOString(),
    editedAt: null,
    isDeleted: false,
    text,
    revisions: [],
  };
}

/** The post with other notes, counted in its row too. */
function withNotes(detail: MentionDetail, show: (notes: Note[]) => Note[], rows: RowStore): MentionDetail {
  const notes = show(detail.notes);
  const noteCount = notes.filter(({ isDeleted }) => !isDeleted).length;
  const row = rows.confirmed(detail.postId);
  if (row !== undefined) rows.note([{ ...row, noteCount }]);
  return { ...detail, notes, noteCount };
}

function useSayNotSaved(): (error: unknown) => void {
  const { t } = useTranslation();
  return (error) => {
    const kind = failureKind(error);
    notifications.show({
      title: t("desk.notes.notSaved"),
      message: `${t(`failure.${kind}.what`)}. ${t("desk.notes.kept")}`,
      color: "red",
      autoClose: 8_000,
    });
  };
}
