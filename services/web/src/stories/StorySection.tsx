import type { MentionDetail } from "@earshot/contract/mention";
import { Button, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { storyQuery } from "../api/stories.ts";
import { Moment } from "../app/Moment.tsx";
import { Section } from "../triage/Section.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import classes from "./Stories.module.css";
import { useStoryActions, type StoryActions } from "./use-story-actions.tsx";

interface StorySectionProps {
  detail: MentionDetail;
  mayTriage: boolean;
  onOpenPost: (postId: number) => void;
}

/** Posts of the story that are named beside the post. */
const postsShown = 5;

/** The story that a post is part of, with others that say the same, and the ways to correct that. */
export function StorySection({ detail, mayTriage, onOpenPost }: StorySectionProps) {
  const { t } = useTranslation();
  const actions = useStoryActions();
  const [isAdding, setIsAdding] = useState(false);
  const { story, postId } = detail;
  if (story === null && !mayTriage) return null;
  return (
    <Section
      title={t("stories.one")}
      aside={
        story &&
        `${t("stories.originals", { count: story.originals })}, ${t("stories.reprints", { count: story.reprints })}`
      }
    >
      {story && <OtherPosts storyId={story.id} postId={postId} onOpenPost={onOpenPost} />}
      <div className={classes["section-actions"]}>
        {story && (
          <Button
            renderRoot={(props) => (
              <Link to="/stories/$storyId" params={{ storyId: String(story.id) }} {...props} />
            )}
          >
            {t("stories.toStory")}
          </Button>
        )}
        {story && (
          <Button
            variant="subtle"
            renderRoot={(props) => <Link to="/triage" search={{ story: [story.id] }} {...props} />}
          >
            {t("stories.inList")}
          </Button>
        )}
        {mayTriage && story && <Corrections detail={detail} story={story} actions={actions} />}
        {mayTriage && (
          <Button variant="subtle" disabled={actions.isBusy} onClick={() => setIsAdding(true)}>
            {t("stories.add")}
          </Button>
        )}
      </div>
      {isAdding && (
        <MergeDialog
          ownId={story?.id ?? null}
          onPick={(storyId) => void actions.merge({ storyIds: [storyId], postIds: [postId] })}
          onClose={() => setIsAdding(false)}
        />
      )}
    </Section>
  );
}

interface CorrectionsProps {
  detail: MentionDetail;
  story: NonNullable<MentionDetail["story"]>;
  actions: StoryActions;
}

function Corrections({ detail: { postId }, story, actions }: CorrectionsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        variant="subtle"
        disabled={actions.isBusy}
        onClick={() => void actions.setRole(story.id, [postId], story.isReprint ? "original" : "reprint")}
      >
        {t(story.isReprint ? "stories.asOriginal" : "stories.asReprint")}
      </Button>
      <Button
        variant="subtle"
        disabled={actions.isBusy}
        onClick={() => void actions.split(story.id, [postId], false)}
      >
        {t("stories.split")}
      </Button>
    </>
  );
}

interface OtherPostsProps {
  storyId: number;
  postId: number;
  onOpenPost: (postId: number) => void;
}

function OtherPosts({ storyId, postId, onOpenPost }: OtherPostsProps) {
  const { t } = useTranslation();
  const { data } = useQuery(storyQuery(storyId));
  if (!data) return null;
  const others = [...data.originals, ...data.reprints].filter(({ mention }) => mention.postId !== postId);
  const hidden = data.story.size - 1 - Math.min(postsShown, others.length);
  return (
    <ul className={classes["others"]}>
      {others.slice(0, postsShown).map(({ mention }) => (
        <li key={mention.postId}>
          <UnstyledButton className={classes["other"]} onClick={() => onOpenPost(mention.postId)}>
            <span dir="auto">{mention.title ?? mention.snippet}</span>
            <small>
              <bdi>{mention.source.name}</bdi> · <Moment at={mention.publishedAt} />
              {mention.story?.isReprint ? ` · ${t("stories.isReprint")}` : ""}
            </small>
          </UnstyledButton>
        </li>
      ))}
      {hidden > 0 && <li className={classes["hidden-posts"]}>{t("stories.others", { count: hidden })}</li>}
    </ul>
  );
}
