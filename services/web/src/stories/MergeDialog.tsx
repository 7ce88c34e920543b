import { Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { storiesQuery } from "../api/stories.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import classes from "./Stories.module.css";

interface MergeDialogProps {
  /** The story that another one is looked for; null for a post without one. */
  ownId: number | null;
  onPick: (storyId: number) => void;
  onClose: () => void;
}

const searchAfterMs = 250;

/** Finds another story, the newest first, and picks it. */
export function MergeDialog({ ownId, onPick, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), searchAfterMs);
  const query = useInfiniteQuery(storiesQuery({ scope: "all", q: asked }));
  const stories = query.data?.pages
    .flatMap((page) => page.stories)
    .filter(({ storyId }) => storyId !== ownId);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(ownId === null ? "stories.addTitle" : "stories.mergeTitle")}
      size={560}
    >
      <TextInput
        data-autofocus
        type="search"
        aria-label={t("stories.mergeFind")}
        placeholder={t("stories.mergeFind")}
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <p className={classes["hint"]}>{t("stories.mergeHint")}</p>
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {stories?.length === 0 && <p className={classes["none"]}>{t("stories.noneFound")}</p>}
      <ul className={classes["picks"]}>
        {stories?.map((story) => (
          <li key={story.storyId}>
            <UnstyledButton
              className={classes["pick"]}
              onClick={() => {
                onPick(story.storyId);
                onClose();
              }}
            >
              <bdi>{story.name ?? story.leadTitle}</bdi>
              <small>
                {t("stories.originals", { count: story.originals })},{" "}
                {t("stories.reprints", { count: story.reprints })} · <Moment at={story.lastAt} />
              </small>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
