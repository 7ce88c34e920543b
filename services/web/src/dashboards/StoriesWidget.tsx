import type { Widget } from "@earshot/contract/dashboard";
import type { TopStories } from "@earshot/contract/dashboard-data";
import { innerQuotes } from "@earshot/core/system/in-quotes";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { fullCount, shortCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import { fullValue, intervalWords } from "./figure-words.ts";
import { ListFrame } from "./ListFrame.tsx";
import classes from "./Widget.module.css";
import { useBefore, type Before } from "./use-before.ts";
import { WidgetLoaded } from "./WidgetFrame.tsx";
import { useWidgetPart } from "./widget-source.ts";

/** The largest stories of the time. */
export function StoriesWidget({ widget }: { widget: Widget }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useWidgetPart(widget, "list");
  const before = useBefore(query.data?.stories);
  return (
    <WidgetLoaded widget={widget} query={query}>
      {({ stories: found }) => {
        const stories = found?.stories ?? [];
        const [first] = stories;
        return (
          <ListFrame
            widget={widget}
            passports={found?.passports}
            finding={
              first &&
              t("dashboards.finding.story", {
                title: innerQuotes(first.title, language),
                mentions: fullCount(first.mentions, language),
              })
            }
            empty={t("dashboards.noStories")}
            isStale={query.isPlaceholderData}
            note={before.note}
          >
            <StoryTable stories={stories} before={before} />
          </ListFrame>
        );
      }}
    </WidgetLoaded>
  );
}

function StoryTable({ stories, before }: { stories: TopStories["stories"]; before: Before }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { place, onFilter } = useBoard();
  return (
    <div className={classes["table"]} tabIndex={0} role="group" aria-label={t("dashboards.kind.stories")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("dashboards.by.story")}</th>
            <th scope="col">{t("dashboards.unitHead.mentions")}</th>
            <th scope="col" data-column="minor">
              {t("dashboards.beforeHead")}
            </th>
            <th scope="col">{t("dashboards.negativeHead")}</th>
            <th scope="col">{t("dashboards.reachHead")}</th>
            <th scope="col" data-column="minor">
              {t("dashboards.sourcesHead")}
            </th>
          </tr>
        </thead>
        <tbody>
          {stories.map((story) => (
            <tr key={story.storyId}>
              <th scope="row">
                <div className={classes["titled"]}>
                  <i
                    className={classes["rank"]}
                    data-severity={story.severity}
                    title={t("dashboards.severityOf", { severity: story.severity })}
                  />
                  {place === "desk" ? (
                    <Link
                      to="/stories/$storyId"
                      params={{ storyId: String(story.storyId) }}
                      title={story.title}
                    >
                      <bdi>{story.title}</bdi>
                    </Link>
                  ) : (
                    <bdi title={story.title}>{story.title}</bdi>
                  )}
                  {onFilter !== null && (
                    <button
                      type="button"
                      className={classes["only"]}
                      onClick={() => onFilter("story", story.storyId)}
                    >
                      {t("dashboards.onlyThis")}
                    </button>
                  )}
                </div>
              </th>
              <td>{fullCount(story.mentions, language)}</td>
              <td data-column="minor">{before.say(story.before) ?? "—"}</td>
              <td>
                {story.negative.value === null ? "—" : fullValue(story.negative.value, "percent", language)}
                <small>{intervalWords(story.negative, "percent", language)}</small>
              </td>
              <td>{shortCount(story.reach, language) ?? "—"}</td>
              <td data-column="minor">{fullCount(story.sources, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
