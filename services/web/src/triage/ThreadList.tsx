import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import classes from "./ThreadSection.module.css";

interface ThreadPost {
  postId: number;
  depth: number;
  authorName: string | null;
  text: string;
  publishedAt: string;
  isThisPost: boolean;
}

/** Deeper answers are not moved further to the right: on a phone nothing would be left of the line. */
const depthShown = 5;

/** A conversation, oldest first, with answers under what they answer. Without `onOpenPost` nothing can be opened. */
export function ThreadList({
  posts,
  onOpenPost,
}: {
  posts: readonly ThreadPost[];
  onOpenPost?: (postId: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <ol className={classes["thread"]}>
      {posts.map((post) => (
        <li key={post.postId} style={{ marginLeft: Math.min(post.depth, depthShown) * 16 }}>
          <UnstyledButton
            className={classes["post"]}
            data-this={post.isThisPost || undefined}
            aria-current={post.isThisPost || undefined}
            disabled={post.isThisPost || onOpenPost === undefined}
            onClick={() => onOpenPost?.(post.postId)}
          >
            <span className={classes["by"]}>
              <bdi>{post.authorName ?? t("detail.noAuthor")}</bdi> <Moment at={post.publishedAt} />
            </span>
            <span className={classes["text"]} dir="auto">
              {post.text === "" ? t("detail.deleted") : post.text}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}
