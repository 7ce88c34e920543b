import type { Story } from "@earshot/contract/story";
import { useTranslation } from "react-i18next";
import { NameDialog } from "../app/NameDialog.tsx";
import type { StoryActions } from "./use-story-actions.tsx";

interface RenameDialogProps {
  story: Story;
  actions: StoryActions;
  onClose: () => void;
}

/** What the team calls the story, in place of its first title. */
export function RenameDialog({ story, actions, onClose }: RenameDialogProps) {
  const { t } = useTranslation();
  return (
    <NameDialog
      title={t("stories.rename")}
      label={t("stories.name")}
      hint={t("stories.nameHint")}
      placeholder={story.leadTitle.slice(0, 80)}
      given={story.name}
      isBusy={actions.isBusy}
      onSave={async (name) => (await actions.rename(story.storyId, name)) !== null}
      onClose={onClose}
    />
  );
}
