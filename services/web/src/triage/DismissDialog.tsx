import { Button, Kbd, Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Dialogs.module.css";

const reasons = ["irrelevant", "namesake", "spam", "duplicate", "noAnswer"] as const;

interface DismissDialogProps {
  onDismiss: (reason: string) => void;
  onClose: () => void;
}

/** Why a post needs nothing: one digit, or words of one's own. */
export function DismissDialog({ onDismiss, onClose }: DismissDialogProps) {
  const { t } = useTranslation();
  const [own, setOwn] = useState("");

  const dismiss = (reason: string): void => {
    if (reason.trim() === "") return;
    onDismiss(reason.trim());
    onClose();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)?.[1];
    const reason = reasons[Number(digit) - 1];
    if (reason === undefined) return;
    event.preventDefault();
    dismiss(t(`triage.dismiss.${reason}`));
  };
  return (
    <Modal opened onClose={onClose} title={t("triage.dismiss.title")} size={440} onKeyDown={press}>
      <div className={classes["options"]}>
        {reasons.map((reason, index) => (
          <UnstyledButton
            key={reason}
            className={classes["option"]}
            {...(index === 0 ? { "data-autofocus": true } : {})}
            onClick={() => dismiss(t(`triage.dismiss.${reason}`))}
          >
            <Kbd>{index + 1}</Kbd>
            <span>{t(`triage.dismiss.${reason}`)}</span>
          </UnstyledButton>
        ))}
      </div>
      <form
        className={classes["own"]}
        onSubmit={(event) => {
          event.preventDefault();
          dismiss(own);
        }}
      >
        <TextInput
          size="xs"
          maxLength={500}
          aria-label={t("triage.dismiss.other")}
          placeholder={t("triage.dismiss.other")}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={own.trim() === ""}>
          {t("triage.dismiss.confirm")}
        </Button>
      </form>
      <p className={classes["hint"]}>{t("triage.dismiss.hint")}</p>
    </Modal>
  );
}
