import type { AuthorDetail, AuthorNote } from "@earshot/contract/author";
import { Button, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeAuthor } from "../api/authors.ts";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import classes from "./Authors.module.css";
import { Block } from "./Block.tsx";
import { useCardDeed } from "./use-card-deed.tsx";

/** What the team wrote down of the person. */
export function AuthorNotes({ author }: { author: AuthorDetail }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const deed = useCardDeed();
  const [text, setText] = useState("");
  const add = async (): Promise<void> => {
    const path = `authors/${author.cardId}/notes`;
    if (await deed.run(() => changeAuthor("POST", path, { text: text.trim() }))) setText("");
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
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Textarea
            size="xs"
            autosize
            minRows={2}
            maxLength={5_000}
            aria-label={t("authors.notes.text")}
            placeholder={t("authors.notes.text")}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={deed.isBusy} disabled={text.trim() === ""}>
              {t("authors.notes.add")}
            </Button>
          </Group>
        </form>
      )}
    </Block>
  );
}

function NoteLine({ note }: { note: AuthorNote }) {
  const { t } = useTranslation();
  const { person, may } = usePerson();
  const deed = useCardDeed();
  const [text, setText] = useState<string | null>(null);
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
      {text === null ? (
        <p className={classes["note"]} dir="auto">
          {note.text}
        </p>
      ) : (
        <Textarea
          size="xs"
          autosize
          maxLength={5_000}
          aria-label={t("authors.notes.edit")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div className={classes["facts"]}>
        <span>
          {note.by} <Moment at={note.at} />
        </span>
        {note.editedAt !== null && <span>{t("authors.notes.edited")}</span>}
        {isOwn && text === null && (
          <Button size="compact-xs" variant="subtle" onClick={() => setText(note.text)}>
            {t("authors.notes.edit")}
          </Button>
        )}
        {text !== null && (
          <Button
            size="compact-xs"
            loading={deed.isBusy}
            onClick={() =>
              void change("PUT", "", { text: text.trim() }).then((done) => done && setText(null))
            }
          >
            {t("authors.notes.save")}
          </Button>
        )}
        {(isOwn || may("edit_settings")) && text === null && (
          <Button size="compact-xs" variant="subtle" onClick={() => void change("POST", "/delete")}>
            {t("authors.notes.delete")}
          </Button>
        )}
      </div>
    </li>
  );
}
