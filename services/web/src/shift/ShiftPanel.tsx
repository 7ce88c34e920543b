import type { ShiftNote } from "@earshot/contract/shift";
import { shiftFigureNames, shiftNoteLengthMax, type ShiftFigures } from "@earshot/core/triage/shift";
import { Button, Drawer, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { readShiftNote, shiftQuery, writeShiftNote } from "../api/shift.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Shift.module.css";

interface ShiftPanelProps {
  onMine: () => void;
  onClose: () => void;
}

/** The hand-over of the desk: the note that was left, read first; the desk as it is; one's own note, left last. */
export function ShiftPanel({ onMine, onClose }: ShiftPanelProps) {
  const { t } = useTranslation();
  const { mayTriage } = usePerson();
  const { data, error, refetch } = useQuery(shiftQuery);
  return (
    <Drawer opened onClose={onClose} position="right" size={460} title={t("shift.title")}>
      {error !== null && data === undefined && <Failure error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <div className={classes["panel"]}>
          <p className={classes["lead"]}>{t("shift.lead")}</p>
          <Notes notes={data.notes} />
          <section>
            <h2>{t("shift.now")}</h2>
            <Figures figures={data.figures} />
            <Button mt={8} size="xs" onClick={onMine}>
              {t("shift.mine")}
            </Button>
          </section>
          {mayTriage && <WriteNote onClose={onClose} />}
        </div>
      )}
    </Drawer>
  );
}

function Notes({ notes }: { notes: readonly ShiftNote[] }) {
  const { t } = useTranslation();
  const [newest, ...earlier] = notes;
  if (newest === undefined) return <p className={classes["none"]}>{t("shift.none")}</p>;
  const isOpen = (note: ShiftNote): boolean => note === newest || !note.isRead;
  return (
    <>
      {[newest, ...earlier].filter(isOpen).map((note) => (
        <Note key={note.shiftNoteId} note={note} />
      ))}
      {earlier.some(({ isRead }) => isRead) && (
        <details className={classes["earlier"]}>
          <summary>{t("shift.earlier")}</summary>
          {earlier
            .filter((note) => !isOpen(note))
            .map((note) => (
              <Note key={note.shiftNoteId} note={note} />
            ))}
        </details>
      )}
    </>
  );
}

function Note({ note }: { note: ShiftNote }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const say = useSay();
  const { mutate, isPending } = useMutation({
    mutationFn: readShiftNote,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: shiftQuery.queryKey }),
    onError: say.failed,
  });
  return (
    <article className={classes["note"]} data-unread={!note.isRead || undefined}>
      <header>
        <b>{note.by.name}</b> <Moment at={note.at} />
      </header>
      <p dir="auto">{note.text}</p>
      <details>
        <summary>{t("shift.asItWas")}</summary>
        <Figures figures={note.figures} />
      </details>
      {!note.isRead && (
        <Button size="xs" variant="filled" loading={isPending} onClick={() => mutate(note.shiftNoteId)}>
          {t("shift.readAll")}
        </Button>
      )}
    </article>
  );
}

function Figures({ figures }: { figures: Partial<ShiftFigures> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className={classes["figures"]}>
      {shiftFigureNames.map((name) => (
        <div key={name}>
          <dd>{fullCount(figures[name] ?? 0, language)}</dd>
          <dt>{t(`shift.figures.${name}`)}</dt>
        </div>
      ))}
    </dl>
  );
}

function WriteNote({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const say = useSay();
  const [text, setText] = useState("");
  const { mutate, isPending } = useMutation({
    mutationFn: writeShiftNote,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: shiftQuery.queryKey });
      say.done(t("shift.sent"));
      onClose();
    },
    onError: say.failed,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate(text.trim());
      }}
    >
      <Textarea
        label={t("shift.write")}
        placeholder={t("shift.placeholder")}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={shiftNoteLengthMax}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button mt={8} type="submit" variant="filled" loading={isPending} disabled={text.trim() === ""}>
        {t("shift.send")}
      </Button>
    </form>
  );
}
