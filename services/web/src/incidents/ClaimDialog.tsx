import type { IncidentClaim, IncidentDetail } from "@earshot/contract/incident";
import { claimStatuses, type ClaimStatus } from "@earshot/core/triage/incident/incident";
import { Button, Checkbox, Group, Modal, SegmentedControl, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addClaim, changeClaim, removeClaim } from "../api/incidents.ts";
import classes from "./Incidents.module.css";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface ClaimDialogProps {
  detail: IncidentDetail;
  /** Null for a new one. */
  claim: IncidentClaim | null;
  onClose: () => void;
}

/** One claim: what is said, what is known of it, what we say, and who carries it. */
export function ClaimDialog({ detail, claim, onClose }: ClaimDialogProps) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const { incidentId } = detail.incident;
  const [given] = useState(claim);
  const [text, setText] = useState(claim?.text ?? "");
  const [status, setStatus] = useState<ClaimStatus>(claim?.status ?? "unchecked");
  const [evidence, setEvidence] = useState(claim?.evidence ?? "");
  const [statement, setStatement] = useState(claim?.statement ?? "");
  const [carriers, setCarriers] = useState<ReadonlySet<number>>(new Set(claim?.postIds));
  const facts = { text: text.trim(), status, evidence, statement, postIds: [...carriers] };
  const save = async (): Promise<void> => {
    const isDone = await deed.run(() =>
      given === null ? addClaim(incidentId, facts) : changeClaim(incidentId, given, facts),
    );
    if (isDone) onClose();
  };
  const drop = async (claimId: number): Promise<void> => {
    if (await deed.run(() => removeClaim(incidentId, claimId))) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("incidents.claimDialog")} size={600}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Textarea
          data-autofocus
          label={t("incidents.claimText")}
          required
          autosize
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <fieldset className={classes["severity-field"]}>
          <legend>{t("incidents.claimStatusTitle")}</legend>
          <SegmentedControl
            size="xs"
            value={status}
            className={classes["wrap-choice"] ?? ""}
            data={claimStatuses.map((each) => ({
              value: each,
              label: t(`incidents.claimStatus.${each}`),
            }))}
            onChange={setStatus}
          />
        </fieldset>
        <Textarea
          label={t("incidents.claimEvidence")}
          autosize
          maxLength={10_000}
          maxRows={8}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
        <Textarea
          label={t("incidents.claimStatement")}
          autosize
          maxLength={10_000}
          maxRows={8}
          value={statement}
          onChange={(event) => setStatement(event.currentTarget.value)}
        />
        {detail.posts.length > 0 && <Carriers detail={detail} carriers={carriers} onChange={setCarriers} />}
        <Group justify="space-between" gap={8}>
          {given === null ? (
            <span />
          ) : (
            <Button variant="subtle" color="red" onClick={() => void drop(given.claimId)}>
              {t("incidents.claimRemove")}
            </Button>
          )}
          <Group gap={8}>
            <Button onClick={onClose}>{t("frame.cancel")}</Button>
            <Button type="submit" variant="filled" loading={deed.isBusy}>
              {t("incidents.save")}
            </Button>
          </Group>
        </Group>
      </form>
    </Modal>
  );
}

interface CarriersProps {
  detail: IncidentDetail;
  carriers: ReadonlySet<number>;
  onChange: (carriers: ReadonlySet<number>) => void;
}

function Carriers({ detail, carriers, onChange }: CarriersProps) {
  const { t } = useTranslation();
  const toggle = (postId: number, isOn: boolean): void => {
    const next = new Set(carriers);
    if (isOn) next.add(postId);
    else next.delete(postId);
    onChange(next);
  };
  return (
    <fieldset className={classes["carriers"]}>
      <legend>{t("incidents.claimCarriers")}</legend>
      {detail.posts.map((post) => (
        <Checkbox
          key={post.postId}
          size="xs"
          checked={carriers.has(post.postId)}
          label={
            <>
              <bdi>{post.source.name}</bdi>: {(post.title ?? "") === "" ? post.snippet : post.title}
            </>
          }
          onChange={(event) => toggle(post.postId, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
