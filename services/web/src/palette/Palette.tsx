import { Kbd, Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Command } from "./commands.ts";
import { bestMatches } from "./fuzzy-match.ts";
import classes from "./Palette.module.css";
import { usePaletteCommands } from "./use-palette-commands.ts";

/** Longer lists nobody reads: another letter is quicker. */
const shownMax = 40;

interface PaletteProps {
  /** What the open page can do. */
  offered: readonly Command[];
  onClose: () => void;
}

/** Every command, page, view, source and name, found by a few letters in either language and layout. */
export function Palette({ offered, onClose }: PaletteProps) {
  const { t } = useTranslation();
  const commands = usePaletteCommands(offered);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = bestMatches(typed, commands).slice(0, shownMax);

  useEffect(() => {
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const press = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (by !== undefined) setActive((active + by + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter") run(found[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={onClose} title={t("working.palette.title")} size={560} yOffset="10vh">
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls="commands"
        aria-activedescendant={found.length === 0 ? undefined : `command-${active}`}
        aria-label={t("working.palette.search")}
        placeholder={t("working.palette.search")}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div
        ref={list}
        id="commands"
        role="listbox"
        aria-label={t("working.palette.title")}
        hidden={found.length === 0}
        className={classes["list"]}
      >
        {found.map((command, index) => (
          <UnstyledButton
            key={command.id}
            id={`command-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            data-active={index === active || undefined}
            className={classes["command"]}
            onClick={() => run(command)}
            onPointerMove={() => setActive(index)}
          >
            <bdi className={classes["name"]}>{command.name}</bdi>
            <small>{command.group}</small>
            {command.keys !== undefined && <Kbd size="xs">{command.keys}</Kbd>}
          </UnstyledButton>
        ))}
      </div>
      <p role="status" className={classes["none"]}>
        {found.length === 0 && t("working.palette.empty")}
      </p>
    </Modal>
  );
}
