import type { AuthorDetail } from "@earshot/contract/author";
import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeAuthor } from "../api/authors.ts";
import { useCardDeed } from "./use-card-deed.tsx";

/** What the team calls the person. */
export function RenameDialog({ author, onClose }: { author: AuthorDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useCardDeed();
  const [name, setName] = useState(author.givenName ?? "");
  const save = async (): Promise<void> => {
    const body = { expected: author.version, name: name.trim() === "" ? null : name.trim() };
    const said = { words: t("authors.done"), canUndo: true };
    if (await deed.run(() => changeAuthor("PUT", `authors/${author.cardId}/name`, body), said)) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("authors.rename")} size={420}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          data-autofocus
          label={t("authors.name")}
          description={t("authors.nameHint")}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={deed.isBusy}
            disabled={name.trim() === (author.givenName ?? "")}
          >
            {t("frame.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
