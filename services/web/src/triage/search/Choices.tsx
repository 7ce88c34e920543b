import type { Offered } from "@earshot/core/triage/query/complete-query";
import classes from "./QueryField.module.css";

interface ChoicesProps {
  id: string;
  title: string | null;
  choices: readonly Offered[];
  chosen: number | null;
  onTake: (choice: Offered) => void;
}

/** What can be put where the caret stands. */
export function Choices({ id, title, choices, chosen, onTake }: ChoicesProps) {
  if (choices.length === 0) return null;
  return (
    <>
      {title !== null && <p className={classes["head"]}>{title}</p>}
      <ul id={id} role="listbox" className={classes["choices"]}>
        {choices.map((choice, at) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field holds the focus and the keys
          <li
            key={choice.label}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === chosen}
            onClick={() => onTake(choice)}
          >
            <bdi>{choice.label}</bdi>
            {choice.hint !== "" && <small>{choice.hint}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}
