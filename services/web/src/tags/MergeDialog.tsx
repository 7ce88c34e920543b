import type { Tag } from "@earshot/contract/tag";
import { Button, Group, Modal, Select } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mergeTag } from "../api/desk.ts";
import { mentionListKey } from "../api/mentions.ts";
import { useSay } from "../app/use-say.tsx";
import { useTagRefresh } from "./use-tag-refresh.ts";

interface MergeDialogProps {
  tag: Tag;
  tags: readonly Tag[];
  onClose: () => void;
}

/** Which tag takes the place of this one; asked before, since no single step takes it back. */
export function MergeDialog({ tag, tags, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useTagRefresh();
  const queryClient = useQueryClient();
  const [into, setInto] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const merge = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const { postCount } = await mergeTag(tag.tagId, Number(into));
      say.done(t("desk.settings.merged", { count: postCount }));
      void queryClient.invalidateQueries({ queryKey: mentionListKey });
      onClose();
    } catch (error) {
      say.failed(error);
      setIsBusy(false);
    }
    await refresh();
  };
  return (
    <Modal opened onClose={onClose} title={t("desk.settings.mergeTitle", { name: tag.name })} size={440}>
      <p style={{ overflowWrap: "anywhere" }}>{t("desk.settings.mergeText", { name: tag.name })}</p>
      <Select
        mt={12}
        size="xs"
        searchable
        label={t("desk.settings.mergeInto")}
        value={into}
        data={tags
          .filter(({ tagId }) => tagId !== tag.tagId)
          .map(({ tagId, name }) => ({ value: String(tagId), label: name }))}
        onChange={setInto}
      />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button onClick={onClose}>{t("frame.cancel")}</Button>
        <Button
          variant="filled"
          color="red"
          disabled={into === null}
          loading={isBusy}
          onClick={() => void merge()}
        >
          {t("desk.settings.mergeConfirm")}
        </Button>
      </Group>
    </Modal>
  );
}
