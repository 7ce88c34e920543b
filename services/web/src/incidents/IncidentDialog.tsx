import type { IncidentDetail } from "@earshot/contract/incident";
import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeIncident } from "../api/incidents.ts";
import { fromLocalInput, toLocalInput } from "../triage/period.ts";
import { SeverityField } from "./GatherDialog.tsx";
import classes from "./Incidents.module.css";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface IncidentDialogProps {
  incident: IncidentDetail["incident"];
  onClose: () => void;
}

/** Changes what is said of an incident. What a colleague saved meanwhile is not overwritten: the server refuses. */
export function IncidentDialog({ incident, onClose }: IncidentDialogProps) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const [version] = useState(incident.version);
  const [title, setTitle] = useState(incident.title);
  const [summary, setSummary] = useState(incident.summary);
  const [severity, setSeverity] = useState<number>(incident.severity);
  const [since, setSince] = useState(toLocalInput(incident.since));
  const [nextUpdate, setNextUpdate] = useState(toLocalInput(incident.nextUpdateAt ?? undefined));
  const isSince = since !== toLocalInput(incident.since);
  const save = async (): Promise<void> => {
    const at = fromLocalInput(since);
    const facts = {
      version,
      title: title.trim(),
      summary,
      severity,
      // A field of minutes would cut the seconds off a time that nobody touched.
      ...(isSince && at !== undefined ? { since: at } : {}),
      nextUpdateAt: fromLocalInput(nextUpdate) ?? null,
    };
    const isDone = await deed.run(
      () => changeIncident(incident.incidentId, facts),
      t("incidents.done.saved"),
    );
    if (isDone) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("incidents.edit")} size={560}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          data-autofocus
          label={t("incidents.name")}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label={t("incidents.summary")}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={10_000}
          value={summary}
          onChange={(event) => setSummary(event.currentTarget.value)}
        />
        <SeverityField value={severity} onChange={setSeverity} />
        <div className={classes["two"]}>
          <TextInput
            type="datetime-local"
            label={t("incidents.sinceField")}
            value={since}
            onChange={(event) => setSince(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t("incidents.nextUpdate")}
            value={nextUpdate}
            onChange={(event) => setNextUpdate(event.currentTarget.value)}
          />
        </div>
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={deed.isBusy}>
            {t("incidents.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
