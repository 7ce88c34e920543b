import type { DraftDetail } from "@earshot/contract/draft";
import { Button, Checkbox, Group, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { publishDraft } from "../api/drafts.ts";
import { usePerson } from "../app/person.ts";
import classes from "./Drafts.module.css";
import { useDraftDeed } from "./use-draft-deed.ts";

/** Notes that a draft was said, and where. */
export function PublishDialog({
  detail: { draft, post },
  onClose,
}: {
  detail: DraftDetail;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { mayTriage } = usePerson();
  const deed = useDraftDeed();
  const [url, setUrl] = useState("");
  const [isAnswered, setAnswered] = useState(true);
  const save = async (): Promise<void> => {
    const given = { version: draft.version, url: url.trim() === "" ? null : url.trim(), isAnswered };
    if ((await deed.run(() => publishDraft(draft.draftId, given), t("drafts.publishedNow"))) !== null)
      onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("drafts.publish")} size={460}>
      <form
        className={classes["begin"]}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={classes["quiet"]}>{t("drafts.publishText")}</p>
        <TextInput
          data-autofocus
          type="url"
          label={t("drafts.publishUrl")}
          placeholder="https://"
          maxLength={2_000}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        {post !== null && mayTriage && post.status !== "answered" && (
          <Checkbox
            label={t("drafts.publishAnswered")}
            checked={isAnswered}
            onChange={(event) => setAnswered(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end" gap={8}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={deed.isBusy}>
            {t("drafts.publish")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
