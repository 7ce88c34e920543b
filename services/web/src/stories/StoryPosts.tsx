import type { StoryDetail, StoryPost } from "@earshot/contract/story";
import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { SeverityMark, StatusMark } from "../triage/Marks.tsx";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Stories.module.css";

interface StoryPostsProps {
  detail: StoryDetail;
  chosen: ReadonlySet<number>;
  /** Null for whoever may only look. */
  onChoose: ((chosen: ReadonlySet<number>) => void) | null;
}

/** Originals first, then what repeats them, each in order of publication. */
export function StoryPosts({ detail, chosen, onChoose }: StoryPostsProps) {
  const { t } = useTranslation();
  return (
    <>
      {(["originals", "reprints"] as const).map(
        (kind) =>
          detail[kind].length > 0 && (
            <section key={kind} className={classes["posts"]} aria-label={t(`stories.${kind}Title`)}>
              <h2>
                {t(`stories.${kind}Title`)} <span>{detail.story[kind]}</span>
              </h2>
              <ol>
                {detail[kind].map((post) => (
                  <PostLine key={post.mention.postId} post={post} chosen={chosen} onChoose={onChoose} />
                ))}
              </ol>
              {kind === "reprints" && detail.hiddenReprints > 0 && (
                <p className={classes["hidden-posts"]}>
                  {t("stories.hidden", { count: detail.hiddenReprints })}
                </p>
              )}
            </section>
          ),
      )}
    </>
  );
}

function PostLine({ post, chosen, onChoose }: { post: StoryPost } & Omit<StoryPostsProps, "detail">) {
  const { t } = useTranslation();
  const { mention } = post;
  const title = mention.title ?? mention.snippet;
  const toggle = (isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(mention.postId);
    else next.delete(mention.postId);
    onChoose?.(next);
  };
  return (
    <li className={classes["post"]} data-chosen={chosen.has(mention.postId) || undefined}>
      {onChoose !== null && (
        <Checkbox
          size="xs"
          className={classes["choose"] ?? ""}
          aria-label={t("stories.select", { title: title.slice(0, 80) })}
          checked={chosen.has(mention.postId)}
          onChange={(event) => toggle(event.currentTarget.checked)}
        />
      )}
      <div className={classes["post-text"]}>
        <p className={classes["post-title"]}>
          <SeverityMark severity={mention.severity} />
          <Link to="/triage" search={{ post: mention.postId }} dir="auto">
            {title}
          </Link>
          {mention.status !== "new" && <StatusMark status={mention.status} />}
        </p>
        <p className={classes["post-meta"]}>
          <PlatformIcon platform={mention.platform} />
          <bdi>{mention.source.name}</bdi>
          <Moment at={mention.publishedAt} />
          <LikenessWords post={post} />
        </p>
      </div>
    </li>
  );
}

function LikenessWords({ post }: { post: StoryPost }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { likeness, mention } = post;
  if (likeness !== null)
    return (
      <span className={classes["likeness"]}>
        {t(`stories.likeness.${likeness.kind}`, { share: percent(likeness.similarity, language) })}
      </span>
    );
  return mention.story?.isReprint ? (
    <span className={classes["likeness"]}>{t("stories.byPerson")}</span>
  ) : null;
}
