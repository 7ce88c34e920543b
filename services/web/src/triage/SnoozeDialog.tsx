import { snoozeChoices, snoozeUntil } from "@earshot/core/triage/snooze";
import { Button, Kbd, Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import type { Deed } from "./change.ts";
import classes from "./Dialogs.module.css";

interface SnoozeDialogProps {
  act: (change: Deed) => void;
  onClose: () => void;
}

/** When a post comes back: one digit, or a time of one's own. */
export function SnoozeDialog({ act, onClose }: SnoozeDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState("");
  const chosen = own === "" ? null : new Date(own);
  const isPast = chosen !== null && chosen <= now;

  const snooze = (until: Date): void => {
    act({ kind: "snooze", until: until.toISOString() });
    onClose();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    const choice = snoozeChoices[Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]) - 1];
    if (choice === undefined) return;
    event.preventDefault();
    snooze(snoozeUntil(choice, now));
  };
  return (
    <Modal opened onClose={onClose} title={t("working.snooze.title")} size={400} onKeyDown={press}>
      <div className={classes["options"]}>
        {snoozeChoices.map((choice, index) => (
          <UnstyledButton
            key={choice}
            className={classes["option"]}
            {...(index === 0 ? { "data-autofocus": true } : {})}
            onClick={() => snooze(snoozeUntil(choice, now))}
          >
            <Kbd>{index + 1}</Kbd>
            <span className={classes["wide"]}>{t(`working.snooze.choice.${choice}`)}</span>
            <small>{dayAndTime(snoozeUntil(choice, now).toISOString(), language)}</small>
          </UnstyledButton>
        ))}
      </div>
      <form
        className={classes["own"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== null && !isPast) snooze(chosen);
        }}
      >
        <TextInput
          size="xs"
          type="datetime-local"
          aria-label={t("working.snooze.own")}
          value={own}
          error={isPast ? t("working.snooze.past") : null}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={chosen === null || isPast}>
          {t("working.snooze.confirm")}
        </Button>
      </form>
      <p className={classes["hint"]}>{t("working.snooze.hint")}</p>
    </Modal>
  );
}
