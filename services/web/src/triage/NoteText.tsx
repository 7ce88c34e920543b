import { noteParts } from "@earshot/core/triage/note-text";
import { useQuery } from "@tanstack/react-query";
import { colleaguesQuery } from "../api/desk.ts";
import classes from "./Notes.module.css";

/** A note as it reads: people by the names they have now. */
export function NoteText({ text }: { text: string }) {
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  // A part has no name of its own, and the parts of a text never change places.
  return noteParts(text).map((part, index) =>
    "text" in part ? (
      <span key={index}>{part.text}</span>
    ) : (
      <bdi key={index} className={classes["at"]}>
        @{colleagues.find(({ personId }) => personId === part.personId)?.name ?? part.personId}
      </bdi>
    ),
  );
}
