import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { publishStatement } from "../api/incidents.ts";
import classes from "./Incidents.module.css";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface PublishDialogProps {
  incidentId: number;
  statementId: number;
  onClose: () => void;
}

/** Notes that a statement was said, and where. Earshot publishes nothing by itself. */
export function PublishDialog({ incidentId, statementId, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const [url, setUrl] = useState("");
  const save = async (): Promise<void> => {
    const given = url.trim() === "" ? null : url.trim();
    if (await deed.run(() => publishStatement(incidentId, statementId, { url: given }))) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("incidents.publish")} size={460}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          data-autofocus
          type="url"
          label={t("incidents.publishUrl")}
          placeholder="https://"
          maxLength={2_000}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={deed.isBusy}>
            {t("incidents.publish")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
