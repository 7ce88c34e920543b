import type { NewFact } from "@earshot/contract/fact";
import { Button, Group, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../api/desk.ts";
import { entitiesQuery } from "../api/entities.ts";
import { saveFact, type Fact } from "../api/facts.ts";
import { readHost } from "../app/safe-address.ts";
import classes from "./Facts.module.css";
import { useFactDeed } from "./use-fact-deed.ts";

interface Draft {
  textRu: string;
  textEn: string;
  /** One a line. */
  numbers: string;
  source: string;
  sourceUrl: string;
  owner: string;
  entity: string;
  /** A day, 2026-11-22, at whose end the card ends. */
  until: string;
}

/** Writes a card, or changes one: what is said, on what it rests, who answers for it, until when. */
export function FactDialog({ fact, onClose }: { fact: Fact | null; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useFactDeed();
  const [given] = useState(fact);
  const [draft, setDraft] = useState<Draft>(() => toDraft(fact));
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const url = draft.sourceUrl.trim();
  const isWrongUrl = url !== "" && readHost(url) === null;
  const isEmpty = draft.textRu.trim() === "" && draft.textEn.trim() === "";
  const save = async (): Promise<void> => {
    const words = given === null ? t("facts.addedNow") : t("facts.changedNow");
    if (await deed.run(() => saveFact(given, toFields(draft)), words)) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(given === null ? "facts.newTitle" : "facts.editTitle")}
      size={640}
    >
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty && !isWrongUrl) void save();
        }}
      >
        {given?.state === "approved" && <p className={classes["hint"]}>{t("facts.reopens")}</p>}
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          label={t("facts.textRu")}
          lang="ru"
          maxLength={1_000}
          value={draft.textRu}
          onChange={(event) => set({ textRu: event.currentTarget.value })}
        />
        <Textarea
          autosize
          minRows={2}
          label={t("facts.textEn")}
          lang="en"
          maxLength={1_000}
          value={draft.textEn}
          onChange={(event) => set({ textEn: event.currentTarget.value })}
        />
        <Textarea
          autosize
          label={t("facts.numbers")}
          description={t("facts.numbersHint")}
          maxLength={2_000}
          value={draft.numbers}
          onChange={(event) => set({ numbers: event.currentTarget.value })}
        />
        <div className={classes["two"]}>
          <TextInput
            label={t("facts.source")}
            description={t("facts.sourceHint")}
            maxLength={500}
            value={draft.source}
            onChange={(event) => set({ source: event.currentTarget.value })}
          />
          <TextInput
            label={t("facts.sourceUrl")}
            description={t("facts.sourceUrlHint")}
            inputMode="url"
            maxLength={2_000}
            error={isWrongUrl ? t("facts.wrongUrl") : null}
            value={draft.sourceUrl}
            onChange={(event) => set({ sourceUrl: event.currentTarget.value })}
          />
        </div>
        <Chosen draft={draft} set={set} />
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={deed.isBusy} disabled={isEmpty || isWrongUrl}>
            {t("frame.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** Who answers for it, whom it is about, until when. */
function Chosen({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const people = useQuery(colleaguesQuery).data ?? [];
  const entities = useQuery(entitiesQuery).data ?? [];
  const owners = people.filter(({ hasLeft, personId }) => !hasLeft || String(personId) === draft.owner);
  return (
    <div className={classes["three"]}>
      <NativeSelect
        label={t("facts.owner")}
        value={draft.owner}
        data={[
          { value: "", label: t("facts.nobody") },
          ...owners.map(({ personId, name }) => ({ value: String(personId), label: name })),
        ]}
        onChange={(event) => set({ owner: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("facts.entity")}
        value={draft.entity}
        data={[
          { value: "", label: t("facts.anybody") },
          ...entities.map(({ entityId, name }) => ({ value: String(entityId), label: name })),
        ]}
        onChange={(event) => set({ entity: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("facts.untilField")}
        value={draft.until}
        onChange={(event) => set({ until: event.currentTarget.value })}
      />
    </div>
  );
}

function toDraft(fact: Fact | null): Draft {
  return {
    textRu: fact?.textRu ?? "",
    textEn: fact?.textEn ?? "",
    numbers: fact?.numbers.join("\n") ?? "",
    source: fact?.source ?? "",
    sourceUrl: fact?.sourceUrl ?? "",
    owner: fact?.owner ? String(fact.owner.personId) : "",
    entity: fact?.entity ? String(fact.entity.entityId) : "",
    until: fact?.expiresAt ? localDay(new Date(fact.expiresAt)) : "",
  };
}

function toFields(draft: Draft): NewFact {
  const url = draft.sourceUrl.trim();
  return {
    textRu: draft.textRu,
    textEn: draft.textEn,
    numbers: draft.numbers.split("\n").filter((each) => each.trim() !== ""),
    source: draft.source,
    sourceUrl: url === "" ? null : url,
    ownerId: draft.owner === "" ? null : Number(draft.owner),
    entityId: draft.entity === "" ? null : Number(draft.entity),
    expiresAt: draft.until === "" ? null : new Date(`${draft.until}T23:59:59`).toISOString(),
  };
}

function localDay(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
