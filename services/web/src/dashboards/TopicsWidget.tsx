import type { Widget } from "@earshot/contract/dashboard";
import type { Topics } from "@earshot/contract/topic";
import { statuses } from "@earshot/core/triage/status";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { fullCount } from "../words/number-words.ts";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import { isNarrowed } from "./figure-question.ts";
import classes from "./Widget.module.css";
import { WidgetEmpty, WidgetFrame, WidgetLoaded } from "./WidgetFrame.tsx";
import { useWidgetPart } from "./widget-source.ts";

/** What the posts are about, in words that stand in them. */
export function TopicsWidget({ widget }: { widget: Widget }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { scope } = useBoard();
  const query = useWidgetPart(widget, "list");
  return (
    <WidgetLoaded widget={widget} query={query}>
      {({ topics: found }) => {
        const topics = (found?.topics ?? []).slice(0, widget.question.limit);
        const [first] = topics;
        return (
          <WidgetFrame
            widget={widget}
            finding={
              first &&
              t("dashboards.finding.topic", { name: first.label, posts: fullCount(first.posts, language) })
            }
            isStale={query.isPlaceholderData}
            corner={
              found?.madeAt &&
              t(isNarrowed(widget, scope) ? "dashboards.topicsWhole" : "dashboards.topicsSpan", {
                from: dayAndTime(found.from, language),
                to: dayAndTime(found.to, language),
              })
            }
          >
            {first === undefined || !found ? (
              <WidgetEmpty
                title={found?.madeAt === null ? t("topics.pending") : t("topics.none")}
                text={found?.madeAt === null ? t("topics.pendingText") : t("topics.noneText")}
              />
            ) : (
              <TopicList found={found} topics={topics} />
            )}
          </WidgetFrame>
        );
      }}
    </WidgetLoaded>
  );
}

function TopicList({ found, topics }: { found: Topics; topics: Topics["topics"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { place } = useBoard();
  const most = Math.max(1, ...topics.map(({ posts }) => posts));
  return (
    <ol className={classes["topics"]}>
      {topics.map(({ label, phrases, posts, before }) => (
        <li key={label}>
          <span title={phrases.join(" · ")}>
            {place === "desk" ? (
              <Link
                to="/triage"
                search={{ q: label, since: found.from, until: found.to, status: [...statuses] }}
              >
                <bdi>{label}</bdi>
              </Link>
            ) : (
              <bdi>{label}</bdi>
            )}
          </span>
          <span className={classes["rung"]} aria-hidden>
            <i style={{ inlineSize: `${Math.max(2, (100 * posts) / most)}%` }} />
          </span>
          <b>
            {found.isSampled ? "≈" : ""}
            {fullCount(posts, language)}
          </b>
          <small>
            {before === null
              ? ""
              : before === 0
                ? t("topics.new")
                : t("topics.before", { before: fullCount(before, language) })}
          </small>
        </li>
      ))}
    </ol>
  );
}
