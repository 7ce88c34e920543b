import { Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import classes from "./Tags.module.css";

export interface Pick {
  key: string;
  content: ReactNode;
  isChosen?: boolean;
  onPick: () => void;
}

interface PickDialogProps {
  title: string;
  search: string;
  empty: string;
  /** What can be picked after these letters were typed. */
  picksFor: (typed: string) => readonly Pick[];
  /** Stays open for the next pick; the field is emptied. */
  isMany?: boolean;
  maxLength: number;
  onClose: () => void;
}

/** A field and what fits what was typed in it; arrows and Enter, or a click. */
export function PickDialog(props: PickDialogProps) {
  const { title, search, empty, picksFor, isMany = false, maxLength, onClose } = props;
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const picks = picksFor(typed);

  const pick = (chosen: Pick | undefined): void => {
    if (chosen === undefined) return;
    chosen.onPick();
    setTyped("");
    setActive(0);
    if (!isMany) onClose();
  };
  const press = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (by !== undefined) setActive((active + by + picks.length) % Math.max(1, picks.length));
    else if (event.key === "Enter") pick(picks[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={400}>
      <TextInput
        data-autofocus
        size="xs"
        role="combobox"
        aria-expanded
        aria-controls="picks"
        aria-activedescendant={picks.length === 0 ? undefined : `pick-${active}`}
        aria-label={search}
        placeholder={search}
        maxLength={maxLength}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div
        id="picks"
        role="listbox"
        aria-label={title}
        aria-multiselectable={isMany}
        className={classes["options"]}
      >
        {picks.map((each, index) => (
          <UnstyledButton
            key={each.key}
            id={`pick-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={each.isChosen === true}
            data-active={index === active || undefined}
            className={classes["option"]}
            onClick={() => pick(each)}
            onPointerMove={() => setActive(index)}
          >
            {each.content}
          </UnstyledButton>
        ))}
        {picks.length === 0 && <p className={classes["empty"]}>{empty}</p>}
      </div>
    </Modal>
  );
}
