import { chosenReasons, irrelevantNames, type ChosenReason } from "@earshot/core/triage/irrelevant";
import { Button, Kbd, Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import type { Deed } from "./change.ts";
import classes from "./Dialogs.module.css";

interface DismissDialogProps {
  act: (change: Deed) => void;
  onClose: () => void;
}

/** About us, but nothing to do: this teaches nobody anything about whom a post speaks of. */
const idle = ["seen", "noAnswer"] as const;

/** Why a post needs nothing: one digit, or words of one's own. What is none of ours is kept for the classifier. */
export function DismissDialog({ act, onClose }: DismissDialogProps) {
  const { t } = useTranslation();
  const names = irrelevantNames[useLanguage()];
  const [own, setOwn] = useState("");
  const reason = own.trim();

  const disown = (because: ChosenReason): void => {
    act({ kind: "irrelevant", because, ...(reason !== "" && { reason }) });
    onClose();
  };
  const dismiss = (words: string): void => {
    act({ kind: "status", status: "dismissed", reason: words });
    onClose();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    const at = Number(/^(?:Digit|Numpad)([1-8])$/.exec(event.code)?.[1]) - 1;
    const because = chosenReasons[at];
    const rest = idle[at - chosenReasons.length];
    if (because === undefined && rest === undefined) return;
    event.preventDefault();
    if (because !== undefined) disown(because);
    else if (rest !== undefined) dismiss(t(`working.irrelevant.${rest}`));
  };
  return (
    <Modal opened onClose={onClose} title={t("working.irrelevant.title")} size={460} onKeyDown={press}>
      <h3 className={classes["group"]}>{t("working.irrelevant.notOurs")}</h3>
      <div className={classes["options"]}>
        {chosenReasons.map((because, index) => (
          <UnstyledButton
            key={because}
            className={classes["option"]}
            {...(index === 0 ? { "data-autofocus": true } : {})}
            onClick={() => disown(because)}
          >
            <Kbd>{index + 1}</Kbd>
            <span>{names[because]}</span>
          </UnstyledButton>
        ))}
      </div>
      <h3 className={classes["group"]}>{t("working.irrelevant.ours")}</h3>
      <div className={classes["options"]}>
        {idle.map((each, index) => (
          <UnstyledButton
            key={each}
            className={classes["option"]}
            onClick={() => dismiss(t(`working.irrelevant.${each}`))}
          >
            <Kbd>{chosenReasons.length + index + 1}</Kbd>
            <span>{t(`working.irrelevant.${each}`)}</span>
          </UnstyledButton>
        ))}
      </div>
      <form
        className={classes["own"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason !== "") dismiss(reason);
        }}
      >
        <TextInput
          size="xs"
          maxLength={500}
          aria-label={t("working.irrelevant.own")}
          placeholder={t("working.irrelevant.own")}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={reason === ""}>
          {t("working.irrelevant.confirm")}
        </Button>
      </form>
    </Modal>
  );
}
