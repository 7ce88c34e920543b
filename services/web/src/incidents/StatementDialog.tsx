import type { IncidentStatement } from "@earshot/contract/incident";
import { Button, Group, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { writeStatement } from "../api/incidents.ts";
import { useKeptText } from "../app/use-kept-text.ts";
import classes from "./Incidents.module.css";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface StatementDialogProps {
  incidentId: number;
  /** The version that it follows; null for a new statement. */
  before: IncidentStatement | null;
  onClose: () => void;
}

/** Writes a statement, or its next version. */
export function StatementDialog({ incidentId, before, onClose }: StatementDialogProps) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const [followed] = useState(before);
  const version = followed === null ? "new" : `${followed.number}.${followed.version}`;
  const [typed, setText] = useKeptText(`statement.${incidentId}.${version}`);
  const text = typed ?? followed?.text ?? "";
  const close = (): void => {
    setText("");
    onClose();
  };
  const save = async (): Promise<void> => {
    const place = followed === null ? {} : { number: followed.number, version: followed.version };
    if (await deed.run(() => writeStatement(incidentId, { text: text.trim(), ...place }))) close();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={t(followed === null ? "incidents.statementNew" : "incidents.statementNext")}
    >
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Textarea
          data-autofocus
          label={t("incidents.statementText")}
          required
          autosize
          minRows={6}
          maxRows={18}
          maxLength={10_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8}>
          <Button onClick={close}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={deed.isBusy} disabled={text.trim() === ""}>
            {t("incidents.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
