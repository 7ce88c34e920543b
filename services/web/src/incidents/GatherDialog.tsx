import { Button, Checkbox, Group, Modal, SegmentedControl, TextInput, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { gatherInto, incidentsQuery, openIncident, type Gathered } from "../api/incidents.ts";
import { SeverityMark } from "../triage/Marks.tsx";
import classes from "./Incidents.module.css";
import { StateMark } from "./StateMark.tsx";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface GatherDialogProps {
  gathered: Gathered;
  /** Story of the only post: it can be gathered as a whole. */
  storyId?: number | null;
  severity?: number;
  onDone?: () => void;
  onClose: () => void;
}

/** Brings posts into an incident that is not closed, or opens one with them. */
export function GatherDialog({ gathered, storyId = null, severity, onDone, onClose }: GatherDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const deed = useIncidentDeed();
  const { data } = useQuery(incidentsQuery("open"));
  const [isWhole, setIsWhole] = useState(storyId !== null);
  const [title, setTitle] = useState("");
  const [level, setLevel] = useState(severity ?? 3);
  const asked: Gathered =
    storyId !== null && isWhole ? { postIds: gathered.postIds, storyIds: [storyId] } : gathered;
  const isEmpty = asked.postIds.length + asked.storyIds.length === 0;
  const words = ({ joined }: { joined: number }): string => t("incidents.dialog.done", { count: joined });
  const add = async (incidentId: number): Promise<void> => {
    if (!(await deed.run(() => gatherInto(incidentId, asked), words))) return;
    onDone?.();
    onClose();
  };
  const open = async (): Promise<void> => {
    let incidentId = 0;
    const named = title.trim() === "" ? {} : { title: title.trim() };
    const isDone = await deed.run(async () => {
      const made = await openIncident({ ...asked, ...named, severity: level });
      ({ incidentId } = made);
      return made;
    });
    if (!isDone) return;
    onDone?.();
    onClose();
    void navigate({ to: "/incidents/$incidentId", params: { incidentId: String(incidentId) } });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isEmpty ? "incidents.new" : "incidents.dialog.title")}
      size={520}
    >
      {asked.postIds.length > 1 && (
        <p className={classes["hint"]}>{t("incidents.dialog.hint", { count: asked.postIds.length })}</p>
      )}
      {storyId !== null && (
        <Checkbox
          size="sm"
          mb={12}
          label={t("incidents.dialog.story")}
          checked={isWhole}
          onChange={(event) => setIsWhole(event.currentTarget.checked)}
        />
      )}
      {!isEmpty && (data?.incidents.length ?? 0) > 0 && (
        <section className={classes["picks-box"]} aria-label={t("incidents.dialog.existing")}>
          <h2>{t("incidents.dialog.existing")}</h2>
          <ul className={classes["picks"]}>
            {data?.incidents.map((incident) => (
              <li key={incident.incidentId}>
                <UnstyledButton
                  className={classes["pick"]}
                  disabled={deed.isBusy}
                  onClick={() => void add(incident.incidentId)}
                >
                  <SeverityMark severity={incident.severity} />
                  <bdi>{incident.title}</bdi>
                  <StateMark state={incident.state} />
                </UnstyledButton>
              </li>
            ))}
          </ul>
          <h2>{t("incidents.dialog.fresh")}</h2>
        </section>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <TextInput
          data-autofocus
          label={t("incidents.dialog.name")}
          description={isEmpty ? undefined : t("incidents.dialog.nameHint")}
          required={isEmpty}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <SeverityField value={level} onChange={setLevel} />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={deed.isBusy}>
            {t("incidents.new")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** How grave it is, from one to five. */
export function SeverityField({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes["severity-field"]}>
      <legend>{t("incidents.dialog.severity")}</legend>
      <SegmentedControl
        size="xs"
        value={String(value)}
        data={["1", "2", "3", "4", "5"]}
        onChange={(level) => onChange(Number(level))}
      />
    </fieldset>
  );
}
