import type { AuthorDetail } from "@earshot/contract/author";
import { Button, Checkbox, Group, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { blockAuthor } from "../api/authors.ts";
import classes from "./Authors.module.css";
import { useCardDeed } from "./use-card-deed.tsx";

/** Blocks all accounts of a person. */
export function BlockCardDialog({ author, onClose }: { author: AuthorDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useCardDeed();
  const [reason, setReason] = useState("");
  const [isForOpen, setIsForOpen] = useState(true);
  const block = async (): Promise<void> => {
    const body = { reason: reason.trim() === "" ? null : reason.trim(), isForOpen };
    const done = await deed.run(
      () => blockAuthor(author.cardId, body),
      ({ hidden }) => ({ words: t("authors.blockDone", { count: hidden }) }),
    );
    if (done) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("authors.blockTitle", { name: author.name })} size={460}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void block();
        }}
      >
        <p>{t("authors.blockText")}</p>
        <TextInput
          data-autofocus
          label={t("authors.blockWhy")}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox
          label={t("authors.blockOpen")}
          checked={isForOpen}
          onChange={(event) => setIsForOpen(event.currentTarget.checked)}
        />
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={deed.isBusy}>
            {t("authors.block")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
