import type { MentionDetail } from "@earshot/contract/mention";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import classes from "./ThreadSection.module.css";
import { Section } from "./Section.tsx";

interface ThreadSectionProps {
  detail: MentionDetail;
  onOpenPost: (postId: number) => void;
}

/** Deeper answers are not moved further to the right: on a phone nothing would be left of the line. */
const depthShown = 5;

/** The talk that the post is part of, oldest first, with answers under what they answer. */
export function ThreadSection({ detail, onOpenPost }: ThreadSectionProps) {
  const { t } = useTranslation();
  const { thread } = detail;
  if (thread.length < 2) return null;
  return (
    <Section title={t("detail.thread")} aside={t("detail.threadCount", { count: thread.length })}>
      <ol className={classes["thread"]}>
        {thread.map((post) => (
          <li key={post.postId} style={{ marginLeft: Math.min(post.depth, depthShown) * 16 }}>
            <UnstyledButton
              className={classes["post"]}
              data-this={post.isThisPost || undefined}
              aria-current={post.isThisPost || undefined}
              disabled={post.isThisPost}
              onClick={() => onOpenPost(post.postId)}
            >
              <span className={classes["by"]}>
                <bdi>{post.authorName ?? t("detail.noAuthor")}</bdi> <Moment at={post.publishedAt} />
              </span>
              <span className={classes["text"]} dir="auto">
                {post.text}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </Section>
  );
}
