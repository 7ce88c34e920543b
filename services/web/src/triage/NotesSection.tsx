import type { MentionDetail } from "@earshot/contract/mention";
import type { Note } from "@earshot/contract/note";
import { ActionIcon, Button } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { NoteField } from "./NoteField.tsx";
import classes from "./Notes.module.css";
import { NoteText } from "./NoteText.tsx";
import { PersonMark } from "./PersonMark.tsx";
import { Section } from "./Section.tsx";
import type { TriageChanges } from "./use-triage-changes.tsx";
import { useNotes } from "./use-notes.ts";

interface NotesSectionProps {
  detail: MentionDetail;
  mayTriage: boolean;
  changes: TriageChanges;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What colleagues say to each other about a post. */
export function NotesSection({ detail, mayTriage, changes, field }: NotesSectionProps) {
  const { t } = useTranslation();
  const desk = useNotes(detail.postId, changes);
  const { notes } = detail;
  const count = notes.filter(({ isDeleted }) => !isDeleted).length;
  if (notes.length === 0 && !mayTriage) return null;
  return (
    <Section title={t("desk.notes.title")} {...(count > 0 && { aside: t("desk.notes.count", { count }) })}>
      {notes.length > 0 && (
        <ol className={classes["notes"]}>
          {notes.map((note) => (
            <NoteLine key={note.noteId} note={note} desk={desk} mayTriage={mayTriage} />
          ))}
        </ol>
      )}
      {mayTriage && (
        <NoteField
          key={detail.postId}
          place={`note.${detail.postId}`}
          field={field}
          label={t("desk.notes.write")}
          submit={t("desk.notes.send")}
          onSave={desk.add}
        />
      )}
    </Section>
  );
}

interface NoteLineProps {
  note: Note;
  desk: ReturnType<typeof useNotes>;
  mayTriage: boolean;
}

function NoteLine({ note, desk, mayTriage }: NoteLineProps) {
  const { t } = useTranslation();
  const { person, may } = usePerson();
  const [isEdited, setIsEdited] = useState(false);
  const isOwn = mayTriage && note.by.personId === person?.personId;
  const mayDelete = isOwn || (mayTriage && may("edit_settings"));
  if (note.isDeleted) {
    return (
      <li className={classes["gone"]}>
        <span>
          {t("desk.notes.deleted")} · {note.by.name}
        </span>
        {mayDelete && (
          <Button size="compact-xs" variant="subtle" onClick={() => void desk.setDeleted(note.noteId, false)}>
            {t("desk.notes.restore")}
          </Button>
        )}
      </li>
    );
  }
  return (
    <li className={classes["note"]} data-pending={note.noteId < 0 || undefined}>
      <header>
        <PersonMark name={note.by.name} isMe={note.by.personId === person?.personId} isShort />
        <b>{note.by.name}</b>
        <Moment at={note.at} />
        {note.editedAt !== null && <span>{t("desk.notes.edited")}</span>}
        {note.noteId > 0 && !isEdited && (
          <span className={classes["actions"]}>
            {isOwn && (
              <ActionIcon size={24} aria-label={t("desk.notes.edit")} onClick={() => setIsEdited(true)}>
                <IconPencil size={14} aria-hidden />
              </ActionIcon>
            )}
            {mayDelete && (
              <ActionIcon
                size={24}
                aria-label={t("desk.notes.delete")}
                onClick={() => void desk.setDeleted(note.noteId, true)}
              >
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            )}
          </span>
        )}
      </header>
      {isEdited ? (
        <NoteField
          before={note.text}
          label={t("desk.notes.edit")}
          submit={t("desk.notes.save")}
          onCancel={() => setIsEdited(false)}
          onSave={async (text) => {
            const isSaved = text === note.text || (await desk.edit(note.noteId, text));
            if (isSaved) setIsEdited(false);
            return isSaved;
          }}
        />
      ) : (
        <p className={classes["text"]} dir="auto">
          <NoteText text={note.text} />
        </p>
      )}
      {note.revisions.length > 0 && (
        <details className={classes["earlier"]}>
          <summary>{t("desk.notes.was")}</summary>
          {note.revisions.map(({ at, text }) => (
            <p key={at} className={classes["text"]}>
              <NoteText text={text} />
            </p>
          ))}
        </details>
      )}
    </li>
  );
}
