import type { NewKeyMessage } from "@earshot/contract/key-message";
import { Button, Group, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../api/entities.ts";
import { addKeyMessage, changeKeyMessage, keyMessagesKey, type KeyMessage } from "../api/key-messages.ts";
import { dayKey } from "../calendar/month-days.ts";
import { useDeed } from "../app/use-deed.ts";
import { badLine } from "./bad-line.ts";
import classes from "./Messages.module.css";

interface Draft {
  textRu: string;
  textEn: string;
  phrases: string;
  entity: string;
  from: string;
  till: string;
}

/** Writes a key message or changes one. */
export function MessageDialog({ message, onClose }: { message: KeyMessage | null; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useDeed([keyMessagesKey]);
  const [given] = useState(message);
  const [draft, setDraft] = useState<Draft>(() => toDraft(message));
  const entities = useQuery(entitiesQuery).data ?? [];
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const line = badLine(draft.phrases);
  const isReady =
    (draft.textRu.trim() !== "" || draft.textEn.trim() !== "") &&
    draft.phrases.trim() !== "" &&
    line === null;
  const save = async (): Promise<void> => {
    const fields = toFields(draft);
    const words = t(given === null ? "messages.added" : "messages.changed");
    const act = () => (given === null ? addKeyMessage(fields) : changeKeyMessage(given, fields));
    if (await deed.run(act, words)) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(given === null ? "messages.newTitle" : "messages.editTitle")}
      size={640}
    >
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void save();
        }}
      >
        <Textarea
          data-autofocus
          autosize
          label={t("messages.textRu")}
          lang="ru"
          maxLength={500}
          value={draft.textRu}
          onChange={(event) => set({ textRu: event.currentTarget.value })}
        />
        <Textarea
          autosize
          label={t("messages.textEn")}
          lang="en"
          maxLength={500}
          value={draft.textEn}
          onChange={(event) => set({ textEn: event.currentTarget.value })}
        />
        <Textarea
          autosize
          minRows={3}
          label={t("messages.phrases")}
          description={t("messages.phrasesHint")}
          maxLength={4_000}
          error={line === null ? null : t("messages.badPhrase", { line })}
          value={draft.phrases}
          onChange={(event) => set({ phrases: event.currentTarget.value })}
        />
        <div className={classes["three"]}>
          <NativeSelect
            label={t("messages.entity")}
            value={draft.entity}
            data={[
              { value: "", label: t("messages.anybody") },
              ...entities.map(({ entityId, name }) => ({ value: String(entityId), label: name })),
            ]}
            onChange={(event) => set({ entity: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t("messages.from")}
            value={draft.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t("messages.till")}
            value={draft.till}
            onChange={(event) => set({ till: event.currentTarget.value })}
          />
        </div>
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={deed.isBusy} disabled={!isReady}>
            {t("frame.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function toDraft(message: KeyMessage | null): Draft {
  const day = (at: string | null | undefined): string => (at == null ? "" : dayKey(new Date(at)));
  return {
    textRu: message?.textRu ?? "",
    textEn: message?.textEn ?? "",
    phrases: message?.phrases.join("\n") ?? "",
    entity: message?.entity ? String(message.entity.entityId) : "",
    from: day(message?.activeFrom),
    till: day(message?.activeTill),
  };
}

function toFields({ textRu, textEn, phrases, entity, from, till }: Draft): NewKeyMessage {
  return {
    textRu,
    textEn,
    phrases: phrases.split("\n").filter((phrase) => phrase.trim() !== ""),
    entityId: entity === "" ? null : Number(entity),
    activeFrom: from === "" ? null : new Date(`${from}T00:00:00`).toISOString(),
    activeTill: till === "" ? null : new Date(`${till}T23:59:59`).toISOString(),
  };
}
