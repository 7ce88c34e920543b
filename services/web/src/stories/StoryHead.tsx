import type { Story } from "@earshot/contract/story";
import { statuses, type Status } from "@earshot/core/triage/status";
import { statusNames } from "@earshot/core/triage/status-names";
import { Button, Checkbox, Menu } from "@mantine/core";
import { IconArrowMerge, IconChevronDown, IconFlame, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SeverityMark } from "../triage/Marks.tsx";
import { useLanguage } from "../words/use-language.ts";
import { GatherDialog } from "../incidents/GatherDialog.tsx";
import classes from "./Stories.module.css";
import type { StoryActions } from "./use-story-actions.tsx";

interface StoryHeadProps {
  story: Story;
  actions: StoryActions;
  mayTriage: boolean;
  onDialog: (dialog: "merge" | "rename") => void;
}

/** What the story is called, how grave it is, and what is done with it as a whole. */
export function StoryHead({ story, actions, mayTriage, onDialog }: StoryHeadProps) {
  const { t } = useTranslation();
  const [isGathering, setIsGathering] = useState(false);
  return (
    <header className={classes["head"]}>
      <h1>
        <SeverityMark severity={story.severity} />
        <bdi>{story.name ?? story.leadTitle}</bdi>
      </h1>
      <p className={classes["entities"]}>
        {story.entities.map(({ entityId, name }) => (
          <bdi key={entityId}>{name}</bdi>
        ))}
      </p>
      {mayTriage && (
        <div className={classes["actions"]}>
          <StatusMenu story={story} actions={actions} />
          <Button
            leftSection={<IconArrowMerge size={15} aria-hidden />}
            disabled={actions.isBusy}
            onClick={() => onDialog("merge")}
          >
            {t("stories.merge")}
          </Button>
          <Button leftSection={<IconPencil size={15} aria-hidden />} onClick={() => onDialog("rename")}>
            {t("stories.rename")}
          </Button>
          <Button leftSection={<IconFlame size={15} aria-hidden />} onClick={() => setIsGathering(true)}>
            {t("incidents.add")}
          </Button>
        </div>
      )}
      {isGathering && (
        <GatherDialog
          gathered={{ postIds: [], storyIds: [story.storyId] }}
          severity={story.severity}
          onClose={() => setIsGathering(false)}
        />
      )}
    </header>
  );
}

function StatusMenu({ story, actions }: Pick<StoryHeadProps, "story" | "actions">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [withClosed, setWithClosed] = useState(false);
  const [withTaken, setWithTaken] = useState(false);
  const set = (status: Status): void =>
    void actions.setStatus(story.storyId, { status, withClosed, withTaken });
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="filled"
          disabled={actions.isBusy}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t("stories.status")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {statuses.map((status) => (
          <Menu.Item key={status} onClick={() => set(status)}>
            {statusNames[language][status]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <div className={classes["with"]}>
          <Checkbox
            size="xs"
            label={t("stories.statusClosed")}
            checked={withClosed}
            onChange={(event) => setWithClosed(event.currentTarget.checked)}
          />
          <Checkbox
            size="xs"
            label={t("stories.statusTaken")}
            checked={withTaken}
            onChange={(event) => setWithTaken(event.currentTarget.checked)}
          />
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
