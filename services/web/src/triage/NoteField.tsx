import type { Colleague } from "@earshot/contract/colleague";
import {
  namePrefix,
  noteLengthMax,
  peopleLike,
  readableNote,
  storedNote,
} from "@earshot/core/triage/note-text";
import { Button, Popover, Textarea, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState, type KeyboardEvent, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../api/desk.ts";
import { usePerson } from "../app/person.ts";
import { useKeptText } from "../app/use-kept-text.ts";
import classes from "./Notes.module.css";
import { PersonMark } from "./PersonMark.tsx";

interface NoteFieldProps {
  /** Stored text of a note that is edited. */
  before?: string;
  /** Where a new note is written: what was typed there waits for its return. */
  place?: string;
  label: string;
  submit: string;
  field?: Ref<HTMLTextAreaElement>;
  onSave: (text: string) => Promise<boolean>;
  onCancel?: () => void;
}

/** People offered at once while a name is typed. */
const offered = 6;

/** Where a note is written; `@` and the first letters of a name offer people. */
export function NoteField({ before, place, label, submit, field, onSave, onCancel }: NoteFieldProps) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const [typed, setTyped] = useKeptText(place ?? null);
  const text = typed ?? (before === undefined ? "" : readableNote(before, colleagues));
  const [cursor, setCursor] = useState(0);
  const [active, setActive] = useState(0);
  const chosen = useRef<number[]>([]);
  const area = useRef<HTMLTextAreaElement | null>(null);
  const naming = cursor > 0 ? namePrefix(text, cursor) : null;
  const people = naming === null ? [] : offer(colleagues, naming.prefix, person?.personId ?? -1);
  const stored = storedNote(text, colleagues, chosen.current);
  const isTooLong = stored.length > noteLengthMax;

  const name = (colleague: Colleague | undefined): void => {
    if (colleague === undefined || naming === null) return;
    chosen.current.push(colleague.personId);
    const head = `${text.slice(0, naming.at)}@${colleague.name} `;
    setTyped(head + text.slice(cursor));
    setCursor(0);
    setActive(0);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(head.length, head.length);
    });
  };
  const save = async (): Promise<void> => {
    if (stored.trim() === "" || isTooLong) return;
    setTyped("");
    if (await onSave(stored.trim())) chosen.current = [];
    else setTyped(text);
  };
  const press = (event: KeyboardEvent): void => {
    const isSending = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (isSending) void save();
    else if (people.length > 0 && by !== undefined) setActive((active + by + people.length) % people.length);
    else if (people.length > 0 && (event.key === "Enter" || event.key === "Tab")) name(people[active]);
    else if (event.key === "Escape") {
      if (people.length > 0) setCursor(0);
      else (onCancel ?? (() => area.current?.blur()))();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes["field"]}>
      <Popover
        opened={people.length > 0}
        // A field of several lines is no combobox: what it offers is said by the list itself.
        withRoles={false}
        position="top-start"
        withinPortal={false}
        trapFocus={false}
        offset={4}
      >
        <Popover.Target>
          <Textarea
            ref={(element) => {
              area.current = element;
              if (typeof field === "function") field(element);
              else if (field) field.current = element;
            }}
            autosize
            minRows={1}
            maxRows={10}
            size="xs"
            aria-label={label}
            placeholder={label}
            error={isTooLong && t("desk.notes.tooLong", { max: noteLengthMax, count: stored.length })}
            value={text}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setCursor(event.currentTarget.selectionStart);
              setActive(0);
            }}
            onKeyDown={press}
            onBlur={() => setCursor(0)}
          />
        </Popover.Target>
        <Popover.Dropdown p={4}>
          <div role="listbox" aria-label={t("desk.notes.people")}>
            {people.map((colleague, index) => (
              <UnstyledButton
                key={colleague.personId}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                data-active={index === active || undefined}
                className={classes["option"]}
                onMouseDown={(event) => {
                  event.preventDefault();
                  name(colleague);
                }}
              >
                <PersonMark name={colleague.name} />
              </UnstyledButton>
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
      {text !== "" && (
        <div className={classes["foot"]}>
          {onCancel && <Button onClick={onCancel}>{t("frame.cancel")}</Button>}
          <Button variant="filled" disabled={stored.trim() === "" || isTooLong} onClick={() => void save()}>
            {submit}
          </Button>
        </div>
      )}
    </div>
  );
}

/** People that a name may mean; when it is typed in full nobody is offered any more. */
function offer(colleagues: readonly Colleague[], prefix: string, me: number): Colleague[] {
  const here = colleagues.filter(({ hasLeft, personId }) => !hasLeft && personId !== me);
  return peopleLike(here, prefix).slice(0, offered);
}
