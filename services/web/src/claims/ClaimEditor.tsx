import type { ClaimDetail } from "@earshot/contract/claim";
import { claimStatuses, type ClaimStatus } from "@earshot/core/triage/incident/incident";
import { Button, Checkbox, Group, Modal, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeClaim } from "../api/claims.ts";
import { factsQuery } from "../api/facts.ts";
import { readHost } from "../app/safe-address.ts";
import classes from "./Claims.module.css";
import { useClaimDeed } from "./use-claim-deed.ts";

/** What is said, what is known of it, on which cards that rests, what we said about it and when. */
export function ClaimEditor({ detail, onClose }: { detail: ClaimDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useClaimDeed();
  const [claim] = useState(detail.claim);
  const [text, setText] = useState(claim.text);
  const [status, setStatus] = useState<ClaimStatus>(claim.status);
  const [evidence, setEvidence] = useState(claim.evidence);
  const [statement, setStatement] = useState(claim.statement);
  const [url, setUrl] = useState(claim.statementUrl ?? "");
  const [saidAt, setSaidAt] = useState(toField(claim.correctedAt));
  const [facts, setFacts] = useState<ReadonlySet<number>>(
    new Set(detail.facts.map(({ factCardId }) => factCardId)),
  );
  const isWrongUrl = url.trim() !== "" && readHost(url.trim()) === null;
  const save = async (): Promise<void> => {
    const given = {
      text: text.trim(),
      status,
      evidence,
      statement,
      statementUrl: url.trim() === "" ? null : url.trim(),
      // As it was told, where nobody touched it: the field knows no seconds.
      correctedAt: saidAt === toField(claim.correctedAt) ? claim.correctedAt : fromField(saidAt),
      factIds: [...facts],
    };
    if ((await deed.run(() => changeClaim(claim, given), t("claims.saved"))) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("claims.edit")} size={600}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWrongUrl) void save();
        }}
      >
        <Textarea
          data-autofocus
          autosize
          required
          label={t("claims.text")}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("incidents.claimStatusTitle")}
          value={status}
          data={claimStatuses.map((value) => ({ value, label: t(`incidents.claimStatus.${value}`) }))}
          onChange={setStatus}
        />
        <Textarea
          autosize
          label={t("claims.evidence")}
          maxLength={10_000}
          maxRows={8}
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
        <FactChoice chosen={facts} onChange={setFacts} />
        <Textarea
          autosize
          label={t("claims.statement")}
          maxLength={10_000}
          maxRows={8}
          value={statement}
          onChange={(event) => setStatement(event.currentTarget.value)}
        />
        <div className={classes["two"]}>
          <TextInput
            label={t("claims.statementUrl")}
            inputMode="url"
            maxLength={2_000}
            error={isWrongUrl ? t("facts.wrongUrl") : null}
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t("claims.saidAt")}
            value={saidAt}
            onChange={(event) => setSaidAt(event.currentTarget.value)}
          />
        </div>
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={deed.isBusy} disabled={isWrongUrl}>
            {t("frame.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

interface FactChoiceProps {
  chosen: ReadonlySet<number>;
  onChange: (chosen: ReadonlySet<number>) => void;
}

/** Cards that hold today, and those that were chosen before. */
function FactChoice({ chosen, onChange }: FactChoiceProps) {
  const { t } = useTranslation();
  const { data } = useQuery(factsQuery({}));
  const cards = (data?.facts ?? []).filter(
    ({ factCardId, standing }) => standing === "offered" || standing === "expiring" || chosen.has(factCardId),
  );
  if (cards.length === 0) return null;
  const toggle = (factCardId: number, isOn: boolean): void => {
    const next = new Set(chosen);
    if (isOn) next.add(factCardId);
    else next.delete(factCardId);
    onChange(next);
  };
  return (
    <fieldset className={classes["facts"]}>
      <legend>{t("claims.facts")}</legend>
      {cards.map(({ factCardId, textRu, textEn }) => (
        <Checkbox
          key={factCardId}
          size="xs"
          checked={chosen.has(factCardId)}
          label={textRu === "" ? textEn : textRu}
          onChange={(event) => toggle(factCardId, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

function toField(at: string | null): string {
  if (at === null) return "";
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function fromField(value: string): string | null {
  return value === "" ? null : new Date(value).toISOString();
}
