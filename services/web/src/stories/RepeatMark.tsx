import type { MentionRow } from "@earshot/contract/mention";
import { IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./RepeatMark.module.css";

/** In a row: how often its story was repeated, or that the post repeats another one. */
export function RepeatMark({ story }: Pick<MentionRow, "story">) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (story === null) return null;
  const hint = t("stories.mark", {
    size: t("stories.size", { count: story.size }),
    reprints: fullCount(story.reprints, language),
  });
  return (
    <span className={classes["mark"]} data-reprint={story.isReprint || undefined} title={hint}>
      <IconCopy size={12} stroke={1.75} aria-hidden />
      {story.isReprint ? (
        t("stories.isReprint")
      ) : (
        <>
          ×{fullCount(story.reprints, language)}
          <span className={classes["word"]}>{t("stories.reprintWord", { count: story.reprints })}</span>
        </>
      )}
    </span>
  );
}
