import type { Story } from "@earshot/contract/story";
import { IconEye } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { SeverityMark } from "../triage/Marks.tsx";
import { shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { FlowChart } from "./FlowChart.tsx";
import { spanOf, spanWords } from "./span-words.ts";
import classes from "./Stories.module.css";

/** One story of the list: what it is about, how far it spread, over what time. */
export function StoryCard({ story }: { story: Story }) {
  const { t } = useTranslation();
  return (
    <li className={classes["card"]} data-level={story.severity}>
      <span className={classes["bar"]} data-level={story.severity} aria-hidden />
      <div className={classes["card-text"]}>
        <p className={classes["card-title"]}>
          <SeverityMark severity={story.severity} />
          <Link to="/stories/$storyId" params={{ storyId: String(story.storyId) }}>
            <bdi>{story.name ?? story.leadTitle}</bdi>
          </Link>
        </p>
        <StoryCounts story={story} />
        <p className={classes["card-sources"]}>
          {story.sources.map(({ sourceId, name }) => (
            <bdi key={sourceId}>{name}</bdi>
          ))}
          {story.sourceCount > story.sources.length && (
            <span>{t("stories.others", { count: story.sourceCount - story.sources.length })}</span>
          )}
        </p>
      </div>
      <div className={classes["card-flow"]}>
        <FlowChart story={story} height={28} />
        <span className={classes["card-time"]}>
          <Moment at={story.firstAt} />
          <span>
            {t("stories.within")} {spanWords(spanOf(story), t)}
          </span>
        </span>
      </div>
    </li>
  );
}

function StoryCounts({ story }: { story: Story }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const views = shortCount(story.views.total, language);
  return (
    <p className={classes["counts"]}>
      <b>{t("stories.originals", { count: story.originals })}</b>
      <span>{t("stories.reprints", { count: story.reprints })}</span>
      <span>{story.open > 0 ? t("stories.openPosts", { count: story.open }) : t("stories.closed")}</span>
      {views !== null && (
        <span
          className={classes["views"]}
          title={`${t("stories.views")}: ${t("stories.known", { known: story.views.known, size: story.size })}`}
        >
          <IconEye size={13} stroke={1.75} aria-hidden />
          {story.isApproximate ? "≈" : ""}
          {views}
        </span>
      )}
    </p>
  );
}
