import type { Story } from "@earshot/contract/story";
import { Button, Menu } from "@mantine/core";
import { IconArrowsSplit, IconChevronDown, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Stories.module.css";
import type { StoryActions } from "./use-story-actions.tsx";

interface SelectionBarProps {
  story: Story;
  selected: number[];
  actions: StoryActions;
  onDone: () => void;
  /** Where the posts that stayed are now. */
  onMoved: (storyId: number | null) => void;
}

/** What can be done with the posts that are ticked. */
export function SelectionBar({ story, selected, actions, onDone, onMoved }: SelectionBarProps) {
  const { t } = useTranslation();
  const split = (isEachAlone: boolean): void => {
    onDone();
    void actions.split(story.storyId, selected, isEachAlone).then((storyId) => {
      // A story that lost all but one of its posts is none any more.
      if (story.size - selected.length > 1) onMoved(story.storyId);
      else onMoved(storyId);
    });
  };
  const setRole = (role: "original" | "reprint" | null): void => {
    onDone();
    void actions.setRole(story.storyId, selected, role);
  };
  return (
    <div
      className={classes["selection"]}
      role="group"
      aria-label={t("stories.selected", { count: selected.length })}
    >
      <b>{t("stories.selected", { count: selected.length })}</b>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            disabled={actions.isBusy || selected.length === story.size}
            leftSection={<IconArrowsSplit size={15} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t("stories.split")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => split(false)}>{t("stories.splitTogether")}</Menu.Item>
          <Menu.Item onClick={() => split(true)}>{t("stories.splitEach")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button disabled={actions.isBusy} onClick={() => setRole("original")}>
        {t("stories.asOriginal")}
      </Button>
      <Button disabled={actions.isBusy} onClick={() => setRole("reprint")}>
        {t("stories.asReprint")}
      </Button>
      <Button disabled={actions.isBusy} variant="subtle" onClick={() => setRole(null)}>
        {t("stories.byMachine")}
      </Button>
      <Button variant="subtle" leftSection={<IconX size={14} aria-hidden />} onClick={onDone}>
        {t("stories.clear")}
      </Button>
    </div>
  );
}
