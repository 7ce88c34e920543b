import type { IncidentDetail } from "@earshot/contract/incident";
import type { MentionRow } from "@earshot/contract/mention";
import { ActionIcon, Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { removeFrom } from "../api/incidents.ts";
import { Moment } from "../app/Moment.tsx";
import { SeverityMark, StatusMark } from "../triage/Marks.tsx";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import classes from "./Incidents.module.css";
import { PagePart } from "../app/PagePart.tsx";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface PostsSectionProps {
  detail: IncidentDetail;
  mayChange: boolean;
}

/** Stories that are gathered, and the newest posts. */
export function PostsSection({ detail, mayChange }: PostsSectionProps) {
  const { t } = useTranslation();
  const { incident, posts } = detail;
  return (
    <>
      {detail.stories.length > 0 && <Stories detail={detail} mayChange={mayChange} />}
      <PagePart
        title={t("incidents.postsTitle")}
        count={incident.posts}
        tools={
          posts.length > 0 && (
            <Button
              size="compact-xs"
              variant="subtle"
              renderRoot={(props) => (
                <Link to="/triage" search={{ incident: [incident.incidentId] }} {...props} />
              )}
            >
              {t("incidents.allPosts")}
            </Button>
          )
        }
      >
        {posts.length === 0 && <p className={classes["none"]}>{t("incidents.postsNone")}</p>}
        <ol className={classes["rows"]}>
          {posts.map((post) => (
            <PostLine key={post.postId} post={post} incidentId={incident.incidentId} mayChange={mayChange} />
          ))}
        </ol>
        {posts.length < incident.posts && posts.length > 0 && (
          <p className={classes["hint"]}>
            {t("incidents.postsMore", { shown: posts.length, total: incident.posts })}
          </p>
        )}
      </PagePart>
    </>
  );
}

function Stories({ detail, mayChange }: PostsSectionProps) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const { incidentId } = detail.incident;
  return (
    <PagePart title={t("incidents.stories")} count={detail.stories.length} hint={t("incidents.storiesHint")}>
      <ul className={classes["rows"]}>
        {detail.stories.map((story) => (
          <li key={story.storyId} className={classes["row"]}>
            <Link
              className={classes["row-text"] ?? ""}
              to="/stories/$storyId"
              params={{ storyId: String(story.storyId) }}
            >
              <bdi>{story.name}</bdi>
            </Link>
            <span className={classes["quiet"]}>{t("incidents.posts", { count: story.posts })}</span>
            {mayChange && (
              <ActionIcon
                size={24}
                variant="subtle"
                aria-label={`${t("incidents.takeOut")}: ${story.name}`}
                title={t("incidents.takeOut")}
                disabled={deed.isBusy}
                onClick={() =>
                  void deed.run(
                    () => removeFrom(incidentId, { postIds: [], storyIds: [story.storyId] }),
                    t("incidents.takenOut"),
                  )
                }
              >
                <IconX size={14} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </PagePart>
  );
}

interface PostLineProps {
  post: MentionRow;
  incidentId: number;
  mayChange: boolean;
}

function PostLine({ post, incidentId, mayChange }: PostLineProps) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const title = (post.title ?? "") === "" ? post.snippet : (post.title ?? "");
  return (
    <li className={classes["post"]}>
      <div className={classes["post-text"]}>
        <p className={classes["post-title"]}>
          <SeverityMark severity={post.severity} />
          <Link to="/triage" search={{ incident: [incidentId], post: post.postId }} dir="auto">
            {title === "" ? `№ ${post.postId}` : title}
          </Link>
          {post.status !== "new" && <StatusMark status={post.status} />}
        </p>
        <p className={classes["post-meta"]}>
          <PlatformIcon platform={post.platform} />
          <bdi>{post.source.name}</bdi>
          {post.author?.name != null && post.author.name !== post.source.name && (
            <bdi>{post.author.name}</bdi>
          )}
          <Moment at={post.publishedAt} />
          {post.story?.isReprint === true && <span>{t("stories.isReprint")}</span>}
        </p>
      </div>
      {mayChange && (
        <ActionIcon
          size={24}
          variant="subtle"
          aria-label={`${t("incidents.takeOut")}: ${title.slice(0, 60)}`}
          title={t("incidents.takeOut")}
          disabled={deed.isBusy}
          onClick={() =>
            void deed.run(
              () => removeFrom(incidentId, { postIds: [post.postId], storyIds: [] }),
              t("incidents.takenOut"),
            )
          }
        >
          <IconX size={14} />
        </ActionIcon>
      )}
    </li>
  );
}
