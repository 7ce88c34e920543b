import { directions, type Direction } from "@earshot/core/analyse/label";
import { directionMeanings, directionNames } from "@earshot/core/analyse/label-names";
import { Kbd, Modal, UnstyledButton } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Dialogs.module.css";
import { directionIcons } from "./Marks.tsx";

interface DirectionMenuProps {
  chosen: Direction | null;
  onChoose: (direction: Direction) => void;
  onClose: () => void;
}

/** The seven directions: one digit, or arrows and Enter, or a click. */
export function DirectionMenu({ chosen, onChoose, onClose }: DirectionMenuProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [active, setActive] = useState(Math.max(0, directions.indexOf(chosen ?? "none")));

  const choose = (direction: Direction | undefined): void => {
    if (direction !== undefined) onChoose(direction);
    onClose();
  };
  const press = (event: KeyboardEvent): void => {
    const digit = /^(?:Digit|Numpad)([1-7])$/.exec(event.code)?.[1];
    const by = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 }[event.code];
    if (digit !== undefined) choose(directions[Number(digit) - 1]);
    else if (by !== undefined) setActive((active + by + directions.length) % directions.length);
    else if (event.code === "Enter" || event.code === "Space") choose(directions[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={onClose} title={t("triage.directionMenu.title")} size={440}>
      <div
        role="listbox"
        tabIndex={0}
        data-autofocus
        aria-label={t("triage.direction")}
        aria-activedescendant={`direction-${active}`}
        className={classes["options"]}
        onKeyDown={press}
      >
        {directions.map((direction, index) => {
          const DirectionIcon = directionIcons[direction];
          return (
            <UnstyledButton
              key={direction}
              id={`direction-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={direction === chosen}
              data-active={index === active || undefined}
              className={classes["option"]}
              onClick={() => choose(direction)}
              onPointerMove={() => setActive(index)}
            >
              <Kbd>{index + 1}</Kbd>
              <DirectionIcon size={18} stroke={1.75} aria-hidden />
              <span>
                <b>{directionNames[language][direction]}</b>
                <small>{directionMeanings[language][direction]}</small>
              </span>
            </UnstyledButton>
          );
        })}
      </div>
      <p className={classes["hint"]}>{t("triage.directionMenu.hint")}</p>
    </Modal>
  );
}
