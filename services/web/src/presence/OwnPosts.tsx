import type { OwnPost } from "@earshot/contract/presence";
import { Button, Skeleton } from "@mantine/core";
import { IconArrowForward, IconMessages } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { conversationQuery } from "../api/presence.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { ThreadList } from "../triage/ThreadList.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { EngagementReadings } from "./EngagementReadings.tsx";
import classes from "./Presence.module.css";

/** Posts of an entity, newest first, each with how it was taken up and the talk below it on demand. */
export function OwnPosts({ posts }: { posts: readonly OwnPost[] }) {
  const { t } = useTranslation();
  return (
    <ol className={classes["posts"]} aria-label={t("presence.posts")}>
      {posts.map((post) => (
        <Post key={post.postId} post={post} />
      ))}
    </ol>
  );
}

function Post({ post }: { post: OwnPost }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const hasTalk = post.answerCount > 0 || post.isReply;
  return (
    <li className={classes["post"]}>
      <p className={classes["by"]}>
        <PlatformIcon platform={post.platform} />
        <bdi>{post.sourceName}</bdi>
        <Moment at={post.publishedAt} />
        {post.editedAt !== null && <span>{t("presence.edited")}</span>}
        {post.url !== null && <OutLink url={post.url} />}
      </p>
      {post.answers !== null && (
        <blockquote className={classes["parent"]} dir="auto">
          <IconArrowForward size={14} aria-hidden />
          <span>
            <bdi>{post.answers.authorName ?? t("detail.noAuthor")}</bdi>: {post.answers.text}
          </span>
        </blockquote>
      )}
      {post.title !== null && <h3 dir="auto">{post.title}</h3>}
      <p className={classes["text"]} dir="auto">
        {post.isDeleted ? t("detail.deleted") : post.text}
      </p>
      <div className={classes["reach"]}>
        <Counters post={post} />
        {hasTalk && (
          <Button
            size="compact-xs"
            aria-expanded={isOpen}
            leftSection={<IconMessages size={13} aria-hidden />}
            onClick={() => setIsOpen(!isOpen)}
          >
            {post.answerCount > 0 ? t("presence.answers", { count: post.answerCount }) : t("presence.talk")}
          </Button>
        )}
      </div>
      <EngagementReadings publishedAt={post.publishedAt} curve={post.curve} />
      {isOpen && <Talk postId={post.postId} />}
    </li>
  );
}

const counters = ["views", "likes", "shares", "comments"] as const;

/** Only what the platform gives: a missing counter is not zero. */
function Counters({ post }: { post: OwnPost }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className={classes["counters"]}>
      {counters.map((name) => {
        const value = post[name];
        if (value === null) return null;
        return (
          <div key={name}>
            <dt>{t(`presence.counter.${name}`)}</dt>
            <dd>
              {post.isApproximate ? "≈ " : ""}
              {fullCount(value, language)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Talk({ postId }: { postId: number }) {
  const query = useQuery(conversationQuery(postId));
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={80} />;
  return <ThreadList posts={query.data} />;
}
