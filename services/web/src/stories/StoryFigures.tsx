import type { Story } from "@earshot/contract/story";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { CoverageNote } from "../gaps/CoverageNote.tsx";
import { shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { FlowChart } from "./FlowChart.tsx";
import { spanOf, spanWords } from "./span-words.ts";
import classes from "./Stories.module.css";

const sums = ["views", "likes", "comments", "shares", "audience"] as const;

/** Size, time and reach of a story. A sum says of how many posts it is made: what no platform gives is not 0. */
export function StoryFigures({ story }: { story: Story }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className={classes["figures"]} aria-label={t("stories.figures")}>
      <p className={classes["counts"]}>
        <b>{t("stories.originals", { count: story.originals })}</b>
        <span>{t("stories.reprints", { count: story.reprints })}</span>
        <span>{t("stories.sources", { count: story.sourceCount })}</span>
        <span>{story.open > 0 ? t("stories.openPosts", { count: story.open }) : t("stories.closed")}</span>
      </p>
      <figure className={classes["flow-box"]}>
        <figcaption>
          {t("stories.flow")}
          <span className={classes["legend"]}>
            <i data-kind="original" aria-hidden /> {t("stories.original")}
            <i data-kind="reprint" aria-hidden /> {t("stories.reprint")}
          </span>
        </figcaption>
        <FlowChart story={story} height={56} />
        <CoverageNote from={story.firstAt} to={story.lastAt} />
        <div className={classes["flow-ends"]}>
          <span>
            {t("stories.first")} <Moment at={story.firstAt} />
          </span>
          <span>
            {t("stories.span")} {spanWords(spanOf(story), t)}
          </span>
          <span>
            {t("stories.last")} <Moment at={story.lastAt} />
          </span>
        </div>
      </figure>
      <dl className={classes["sums"]}>
        {sums.map((name) => {
          const { total, known } = story[name];
          const shown = shortCount(total, language);
          return (
            <div key={name}>
              <dt>{t(`stories.${name}`)}</dt>
              <dd>
                {shown === null ? (
                  <span className={classes["unknown"]}>{t("stories.unknown")}</span>
                ) : (
                  <>
                    {story.isApproximate && name !== "audience" ? "≈" : ""}
                    {shown}
                    {known < story.size && name !== "audience" && (
                      <small>{t("stories.known", { known, size: story.size })}</small>
                    )}
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
