import type { MentionDetail } from "@earshot/contract/mention";
import type { Note } from "@earshot/contract/note";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mentionQuery } from "../api/mentions.ts";
import { addNote, deleteNote, editNote, restoreNote } from "../api/notes.ts";
import { usePerson } from "../app/person.ts";
import { failureKind } from "../words/failure-words.ts";
import type { RowStore } from "./row-store.ts";

/** What can be done with the notes of a post: seen at once, taken back when the server refuses. */
export function useNotes(postId: number, rows: RowStore) {
  const queryClient = useQueryClient();
  const { t } = useTranslation();
  const { person } = usePerson();
  const { queryKey } = mentionQuery(postId);

  function show(change: (notes: Note[]) => Note[]): void {
    queryClient.setQueryData<MentionDetail>(queryKey, (detail) => {
      if (detail === undefined) return detail;
      const notes = change(detail.notes);
      const noteCount = notes.filter(({ isDeleted }) => !isDeleted).length;
      const row = rows.confirmed(postId);
      if (row !== undefined) rows.note([{ ...row, noteCount }]);
      return { ...detail, notes, noteCount };
    });
  }

  async function send(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      const kind = failureKind(error);
      notifications.show({
        title: t("desk.notes.notSaved"),
        message: `${t(`failure.${kind}.what`)}. ${t("desk.notes.kept")}`,
        color: "red",
        autoClose: 8_000,
      });
      return false;
    } finally {
      await queryClient.invalidateQueries({ queryKey });
    }
  }

  return {
    async add(text: string): Promise<boolean> {
      await queryClient.cancelQueries({ queryKey });
      const pending: Note = {
        noteId: -Date.now(),
        by: { personId: person?.personId ?? -1, name: person?.name ?? "" },
        at: new Date().toISOString(),
        editedAt: null,
        isDeleted: false,
        text,
        revisions: [],
      };
      show((notes) => [...notes, pending]);
      return send(() => addNote(postId, text));
    },
    async edit(noteId: number, text: string): Promise<boolean> {
      await queryClient.cancelQueries({ queryKey });
      show((notes) => notes.map((note) => (note.noteId === noteId ? { ...note, text } : note)));
      return send(() => editNote(noteId, text));
    },
    async setDeleted(noteId: number, isDeleted: boolean): Promise<boolean> {
      await queryClient.cancelQueries({ queryKey });
      if (isDeleted)
        show((notes) =>
          notes.map((note) => (note.noteId === noteId ? { ...note, isDeleted, text: "" } : note)),
        );
      return send(() => (isDeleted ? deleteNote(noteId) : restoreNote(noteId)));
    },
  };
}
