import type { Widget } from "@earshot/contract/dashboard";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import { fullValue } from "./figure-words.ts";
import classes from "./Widget.module.css";
import { WidgetEmpty, WidgetFrame, WidgetLoaded } from "./WidgetFrame.tsx";
import { useWidgetPart } from "./widget-source.ts";

/** How much of the time was listened to, and where posts are missing. */
export function CoverageWidget({ widget }: { widget: Widget }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { place } = useBoard();
  const query = useWidgetPart(widget, "list");
  const share = (covered: number): string => fullValue(Math.floor(1_000 * covered) / 10, "percent", language);
  return (
    <WidgetLoaded widget={widget} query={query}>
      {({ coverage }) => (
        <WidgetFrame
          widget={widget}
          finding={
            coverage?.covered === null || coverage?.covered === undefined
              ? undefined
              : t(
                  coverage.incomplete === 0
                    ? "dashboards.finding.coverageWhole"
                    : "dashboards.finding.coverage",
                  {
                    share: share(coverage.covered),
                    incomplete: coverage.incomplete,
                    sources: coverage.sources,
                  },
                )
          }
          isStale={query.isPlaceholderData}
        >
          {coverage?.covered === null || coverage?.covered === undefined ? (
            <WidgetEmpty title={t("dashboards.deaf")} text={t("dashboards.deafText")} />
          ) : (
            <>
              <ul className={classes["meters"]}>
                {coverage.missing.slice(0, widget.question.limit).map(({ sourceId, name, covered }) => (
                  <li key={sourceId}>
                    {place === "desk" ? (
                      <Link to="/sources/$sourceId" params={{ sourceId: String(sourceId) }} title={name}>
                        <bdi>{name}</bdi>
                      </Link>
                    ) : (
                      <bdi title={name}>{name}</bdi>
                    )}
                    <b>{share(covered)}</b>
                    <span className={classes["meter"]} data-gaps aria-hidden>
                      <i style={{ inlineSize: `${100 * covered}%` }} />
                    </span>
                  </li>
                ))}
              </ul>
              {place === "desk" && <Link to="/coverage">{t("dashboards.coverageMore")}</Link>}
            </>
          )}
        </WidgetFrame>
      )}
    </WidgetLoaded>
  );
}
