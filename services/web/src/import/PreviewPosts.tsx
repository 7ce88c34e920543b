import type { ImportLook, PostPreview } from "@earshot/contract/import";
import { platformName } from "@earshot/core/collect/platform-names";
import { useState } from "react";
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { OutLink } from "../app/OutLink.tsx";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { shortCount } from "../words/number-words.ts";
import { absoluteTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Import.module.css";
import { RefusalReasons } from "./RefusalReasons.tsx";

const shownAtFirst = 5;

/** The first rows as the posts that they would become, or why they would not. */
export function PreviewPosts({ look }: { look: ImportLook }) {
  const { t } = useTranslation();
  const [isAll, setIsAll] = useState(false);
  const { rows, looked, wouldRefuse } = look;
  // Rows that do not fit are what somebody has to see before the import.
  const ordered = [...rows.filter(({ post }) => post === null), ...rows.filter(({ post }) => post !== null)];
  return (
    <section className={classes["preview"]} aria-label={t("imports.preview")}>
      <h2>{t("imports.preview")}</h2>
      <p className={classes["hint"]} role="status">
        {wouldRefuse === 0
          ? t("imports.previewAll", { count: looked })
          : t("imports.previewSome", { looked, refused: wouldRefuse })}
      </p>
      <ul>
        {(isAll ? ordered : ordered.slice(0, shownAtFirst)).map(({ row, post, reasons }) => (
          <li key={row} data-refused={post === null || undefined}>
            {post === null ? (
              <>
                <small>{t("imports.row", { row })}</small>
                <RefusalReasons reasons={reasons} columns={look.columns} />
              </>
            ) : (
              <Post post={post} />
            )}
          </li>
        ))}
      </ul>
      {!isAll && ordered.length > shownAtFirst && (
        <Button size="xs" variant="subtle" onClick={() => setIsAll(true)}>
          {t("imports.more")}
        </Button>
      )}
    </section>
  );
}

const counters = ["views", "likes", "comments", "shares"] as const;

function Post({ post }: { post: PostPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const counts = counters.flatMap((counter) => {
    const shown = shortCount(post[counter], language);
    return shown === null ? [] : [`${t(`imports.counter.${counter}`)} ${shown}`];
  });
  return (
    <>
      <small>
        <PlatformIcon platform={post.platform} size={14} />
        <span>{platformName(post.platform, language)}</span>
        <bdi>{post.author ?? t("imports.noTitle")}</bdi>
        <span>{absoluteTime(post.publishedAt, language)}</span>
        <OutLink url={post.url} />
      </small>
      {post.title !== null && (
        <b>
          <bdi>{post.title}</bdi>
        </b>
      )}
      <p>
        <bdi>{post.text}</bdi>
      </p>
      {(counts.length > 0 || post.tags.length > 0) && (
        <small>
          {[...counts, ...post.tags].map((each) => (
            <bdi key={each} className={classes["tag"]}>
              {each}
            </bdi>
          ))}
        </small>
      )}
    </>
  );
}
