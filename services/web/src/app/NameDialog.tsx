import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface NameDialogProps {
  title: string;
  label: string;
  hint: string;
  /** What stands in for a name where none is given. */
  placeholder?: string;
  /** The name it has now. */
  given: string | null;
  isBusy: boolean;
  /** Sends the name, null to take it away; false leaves the dialog open, for what was wrong is said elsewhere. */
  onSave: (name: string | null) => Promise<boolean>;
  onClose: () => void;
}

/** Gives something a name of the team's own, or takes it away. */
export function NameDialog({ title, label, hint, placeholder, given, ...asked }: NameDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(given ?? "");
  const trimmed = name.trim();
  const save = async (): Promise<void> => {
    if (await asked.onSave(trimmed === "" ? null : trimmed)) asked.onClose();
  };
  return (
    <Modal opened onClose={asked.onClose} title={title} size={440}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          data-autofocus
          label={label}
          description={hint}
          placeholder={placeholder}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button onClick={asked.onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={asked.isBusy} disabled={trimmed === (given ?? "")}>
            {t("frame.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
