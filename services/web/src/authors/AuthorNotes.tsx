import type { AuthorDetail, AuthorNote } from "@earshot/contract/author";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeAuthor } from "../api/authors.ts";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { NoteField } from "../triage/NoteField.tsx";
import { NoteText } from "../triage/NoteText.tsx";
import classes from "./Authors.module.css";
import { Block } from "./Block.tsx";
import { useCardDeed } from "./use-card-deed.tsx";

/** What the team wrote down of the person. */
export function AuthorNotes({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const deed = useCardDeed();
  const add = async (text: string): Promise<boolean> => {
    const path = `authors/${author.cardId}/notes`;
    return (await deed.run(() => changeAuthor("POST", path, { text }))) !== null;
  };
  return (
    <Block title={t("authors.notes.title")}>
      {author.notes.length === 0 && <p className={classes["hint"]}>{t("authors.notes.none")}</p>}
      <ul className={classes["lines"]}>
        {author.notes.map((note) => (
          <NoteLine key={note.noteId} note={note} />
        ))}
      </ul>
      {may("triage") && (
        <NoteField
          key={author.cardId}
          place={`author-note.${author.cardId}`}
          label={t("authors.notes.text")}
          submit={t("authors.notes.add")}
          onSave={add}
        />
      )}
    </Block>
  );
}

function NoteLine({ note }: { note: AuthorNote }) {
  const { t } = useTranslation();
  const { person, may } = usePerson();
  const deed = useCardDeed();
  const [isEdited, setIsEdited] = useState(false);
  const isOwn = person?.personId === note.personId;
  const change = (method: "POST" | "PUT", end: string, body: object = {}) =>
    deed.run(() =>
      changeAuthor(method, `author-notes/${note.noteId}${end}`, { expected: note.version, ...body }),
    );
  if (note.deletedAt !== null)
    return (
      <li className={classes["facts"]}>
        <span>{t("authors.notes.deleted")}</span>
        {(isOwn || may("edit_settings")) && (
          <Button size="compact-xs" variant="subtle" onClick={() => void change("POST", "/restore")}>
            {t("authors.notes.restore")}
          </Button>
        )}
      </li>
    );
  return (
    <li>
      {isEdited ? (
        <NoteField
          before={note.text}
          label={t("authors.notes.edit")}
          submit={t("authors.notes.save")}
          onCancel={() => setIsEdited(false)}
          onSave={async (text) => {
            const isSaved = (await change("PUT", "", { text })) !== null;
            if (isSaved) setIsEdited(false);
            return isSaved;
          }}
        />
      ) : (
        <p className={classes["note"]} dir="auto">
          <NoteText text={note.text} />
        </p>
      )}
      <div className={classes["facts"]}>
        <span>
          {note.by} <Moment at={note.at} />
        </span>
        {note.editedAt !== null && <span>{t("authors.notes.edited")}</span>}
        {isOwn && !isEdited && (
          <Button size="compact-xs" variant="subtle" onClick={() => setIsEdited(true)}>
            {t("authors.notes.edit")}
          </Button>
        )}
        {(isOwn || may("edit_settings")) && !isEdited && (
          <Button size="compact-xs" variant="subtle" onClick={() => void change("POST", "/delete")}>
            {t("authors.notes.delete")}
          </Button>
        )}
      </div>
    </li>
  );
}
