import type { MentionDetail } from "@earshot/contract/mention";
import { tierNames } from "@earshot/core/collect/source-state-names";
import { useTranslation } from "react-i18next";
import { OutLink } from "../app/OutLink.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./AuthorCard.module.css";

/** Who wrote it, to how many, and what it set in motion. A counter that is not known is left out, never shown as 0. */
export function AuthorCard({ detail }: { detail: MentionDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { author, engagement, source } = detail;
  const about = engagement.isApproximate ? "≈ " : "";
  const counters: [label: string, count: number | null][] = [
    [t("detail.views"), engagement.views],
    [t("detail.likes"), engagement.likes],
    [t("detail.comments"), engagement.comments],
    [t("detail.shares"), engagement.shares],
  ];
  const known = counters.filter((each): each is [string, number] => each[1] !== null);
  return (
    <div className={classes["card"]}>
      <div className={classes["who"]}>
        <span className={classes["name"]}>
          <bdi>{author?.name ?? author?.handle ?? t("detail.noAuthor")}</bdi>
          {author?.handle && author.handle !== author.name && (
            <bdi className={classes["handle"]}>{author.handle}</bdi>
          )}
        </span>
        {author?.bio && (
          <p className={classes["bio"]} dir="auto">
            {author.bio}
          </p>
        )}
        <span className={classes["facts"]}>
          {author !== null && author.followers !== null && (
            <span>
              {t("detail.followers", {
                count: author.followers,
                shown: fullCount(author.followers, language),
              })}
            </span>
          )}
          <span>
            {t("detail.tier")}: {tierNames[language][source.tier as 1 | 2 | 3]}
          </span>
          <OutLink url={author?.url ?? null} />
        </span>
      </div>
      {known.length > 0 && (
        <dl className={classes["counters"]}>
          {known.map(([label, count]) => (
            <div key={label}>
              <dd>
                {about}
                {fullCount(count, language)}
              </dd>
              <dt>{label}</dt>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
