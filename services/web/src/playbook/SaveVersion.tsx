import { Button, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Playbook.module.css";

interface SaveVersionProps {
  note: string;
  onNote: (note: string) => void;
  isBusy: boolean;
  onSave: () => void;
}

/** Saves what was tried as the version that holds, with a word on why. */
export function SaveVersion({ note, onNote, isBusy, onSave }: SaveVersionProps) {
  const { t } = useTranslation();
  return (
    <form
      className={classes["save"]}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <TextInput
        label={t("playbook.note")}
        maxLength={500}
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
      <Button type="submit" variant="filled" loading={isBusy}>
        {t("playbook.save")}
      </Button>
    </form>
  );
}
