import type { Story } from "@earshot/contract/story";
import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StoryActions } from "./use-story-actions.tsx";

interface RenameDialogProps {
  story: Story;
  actions: StoryActions;
  onClose: () => void;
}

/** Gives the story a name, or takes it away. */
export function RenameDialog({ story, actions, onClose }: RenameDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(story.name ?? "");
  const save = async (): Promise<void> => {
    const given = name.trim();
    if ((await actions.rename(story.storyId, given === "" ? null : given)) !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("stories.rename")} size={440}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          data-autofocus
          label={t("stories.name")}
          description={t("stories.nameHint")}
          placeholder={story.leadTitle.slice(0, 80)}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={actions.isBusy}>
            {t("frame.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
