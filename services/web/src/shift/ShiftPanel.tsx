import type { ShiftNote } from "@earshot/contract/shift";
import {
  shiftFigureNames,
  shiftNoteLengthMax,
  type ShiftFigureName,
  type ShiftFigures,
} from "@earshot/core/triage/shift";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { Button, Drawer, Textarea, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readShiftNote, shiftQuery, takeBackShiftNote, writeShiftNote } from "../api/shift.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useDeed } from "../app/use-deed.ts";
import { useKeptText } from "../app/use-kept-text.ts";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Shift.module.css";

interface ShiftPanelProps {
  /** Shows the posts behind a figure, and closes. */
  onShow: (filter: MentionFilter) => void;
  onClose: () => void;
}

/** The posts that a figure of now counts; what was closed since a note has no list of its own. */
const behind: Partial<Record<ShiftFigureName, MentionFilter>> = {
  new: { status: ["new"] },
  inProgress: { status: ["in_progress"] },
  waiting: { status: ["waiting"] },
  severe: { severity: [4, 5] },
};

/** The hand-over of the desk: the note that was left, read first; the desk as it is; one's own note, left last. */
export function ShiftPanel({ onShow, onClose }: ShiftPanelProps) {
  const { t } = useTranslation();
  const { mayTriage } = usePerson();
  const [typed, setTyped] = useKeptText("shift");
  const { data, error, refetch } = useQuery(shiftQuery);
  return (
    <Drawer opened onClose={onClose} position="right" size={460} title={t("shift.title")}>
      {error !== null && data === undefined && <Failure error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <div className={classes["panel"]}>
          <p className={classes["lead"]}>{t("shift.lead")}</p>
          <Notes
            notes={data.notes}
            onTakenBack={(text) => setTyped([text, typed].filter(Boolean).join("\n\n"))}
          />
          <section>
            <h2>{t("shift.now")}</h2>
            <Figures figures={data.figures} onShow={onShow} />
            <Button mt={8} size="xs" onClick={() => onShow({ period: "shift" })}>
              {t("shift.mine")}
            </Button>
          </section>
          {mayTriage && <WriteNote text={typed ?? ""} onText={setTyped} onClose={onClose} />}
        </div>
      )}
    </Drawer>
  );
}

interface NotesProps {
  notes: readonly ShiftNote[];
  onTakenBack: (text: string) => void;
}

function Notes({ notes, onTakenBack }: NotesProps) {
  const { t } = useTranslation();
  const [newest, ...earlier] = notes;
  if (newest === undefined) return <p className={classes["none"]}>{t("shift.none")}</p>;
  const isOpen = (note: ShiftNote): boolean => note === newest || !note.isRead;
  const line = (note: ShiftNote) => <Note key={note.shiftNoteId} note={note} onTakenBack={onTakenBack} />;
  return (
    <>
      {notes.filter(isOpen).map(line)}
      {earlier.some(({ isRead }) => isRead) && (
        <details className={classes["earlier"]}>
          <summary>{t("shift.earlier")}</summary>
          {earlier.filter((note) => !isOpen(note)).map(line)}
        </details>
      )}
    </>
  );
}

function Note({ note, onTakenBack }: { note: ShiftNote; onTakenBack: NotesProps["onTakenBack"] }) {
  const { t } = useTranslation();
  const { person, mayTriage } = usePerson();
  const { isBusy, run } = useDeed([shiftQuery.queryKey]);
  const takeBack = async (): Promise<void> => {
    const taken = await run(() => takeBackShiftNote(note.shiftNoteId), t("shift.takenBack"));
    if (taken !== null) onTakenBack(taken.done.text);
  };
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
        <Button
          size="xs"
          variant="filled"
          loading={isBusy}
          onClick={() => void run(() => readShiftNote(note.shiftNoteId))}
        >
          {t("shift.readAll")}
        </Button>
      )}
      {mayTriage && note.by.personId === person?.personId && (
        <Button size="compact-xs" variant="subtle" loading={isBusy} onClick={() => void takeBack()}>
          {t("shift.takeBack")}
        </Button>
      )}
    </article>
  );
}

interface FiguresProps {
  figures: Partial<ShiftFigures>;
  /** Left out: the figures are of another moment, nothing shows those posts. */
  onShow?: ShiftPanelProps["onShow"];
}

function Figures({ figures, onShow }: FiguresProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className={classes["figures"]}>
      {shiftFigureNames.map((name) => {
        const filter = behind[name];
        const words = (
          <>
            <b>{fullCount(figures[name] ?? 0, language)}</b> <span>{t(`shift.figures.${name}`)}</span>
          </>
        );
        return (
          <li key={name}>
            {onShow === undefined || filter === undefined ? (
              words
            ) : (
              <UnstyledButton onClick={() => onShow(filter)}>{words}</UnstyledButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface WriteNoteProps {
  text: string;
  onText: (text: string) => void;
  onClose: () => void;
}

function WriteNote({ text, onText, onClose }: WriteNoteProps) {
  const { t } = useTranslation();
  const { isBusy, run } = useDeed([shiftQuery.queryKey]);
  const send = async (): Promise<void> => {
    if ((await run(() => writeShiftNote(text.trim()), t("shift.sent"))) === null) return;
    onText("");
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
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
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <Button mt={8} type="submit" variant="filled" loading={isBusy} disabled={text.trim() === ""}>
        {t("shift.send")}
      </Button>
    </form>
  );
}
