import type { Widget } from "@earshot/contract/dashboard";
import type { ClockReportLine } from "@earshot/contract/clock";
import { clockShare } from "@earshot/core/report/metrics/clock-share";
import { clockKinds } from "@earshot/core/triage/clock/clock";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PassportNote } from "../reports/PassportNote.tsx";
import { spanWords } from "../stories/span-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import { isNarrowed } from "./figure-question.ts";
import { fullValue, sureWords } from "./figure-words.ts";
import classes from "./Widget.module.css";
import { WidgetEmpty, WidgetFrame, WidgetLoaded } from "./WidgetFrame.tsx";
import { useWidgetPart } from "./widget-source.ts";

/** Which share of targets the team met, by kind of clock. */
export function ClocksWidget({ widget }: { widget: Widget }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { scope } = useBoard();
  const query = useWidgetPart(widget, "list");
  return (
    <WidgetLoaded widget={widget} query={query}>
      {({ clocks }) => {
        const lines = clockKinds.flatMap(
          (kind) =>
            clocks?.lines.filter((line) => line.by === "team" && line.kind === kind && line.met.n > 0) ?? [],
        );
        const [first] = lines;
        return (
          <WidgetFrame
            widget={widget}
            passport={<PassportNote passport={clockShare} />}
            finding={
              first &&
              t("dashboards.finding.clocks", {
                kind: t(`clocks.kind.${first.kind}`),
                share: fullValue(100 * (first.met.share ?? 0), "percent", language),
                hits: first.met.hits,
                n: first.met.n,
              })
            }
            isStale={query.isPlaceholderData}
            corner={isNarrowed(widget, scope) && t("dashboards.clocksWhole")}
          >
            {first === undefined ? (
              <WidgetEmpty title={t("dashboards.nothing")} text={t("dashboards.noClocks")} />
            ) : (
              <ClockLines lines={lines} />
            )}
          </WidgetFrame>
        );
      }}
    </WidgetLoaded>
  );
}

function ClockLines({ lines }: { lines: readonly ClockReportLine[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { place } = useBoard();
  return (
    <>
      <ul className={classes["meters"]}>
        {lines.map(({ kind, met, medianMs }) => {
          const bounds = {
            low: met.low === null ? null : 100 * met.low,
            high: met.high === null ? null : 100 * met.high,
          };
          return (
            <li key={kind}>
              <span>{t(`clocks.kind.${kind}`)}</span>
              <b>{met.share === null ? "—" : fullValue(100 * met.share, "percent", language)}</b>
              <span className={classes["meter"]} aria-hidden>
                <i style={{ inlineSize: `${100 * (met.share ?? 0)}%` }} />
                {bounds.low !== null && bounds.high !== null && (
                  <u
                    style={{ insetInlineStart: `${bounds.low}%`, inlineSize: `${bounds.high - bounds.low}%` }}
                  />
                )}
              </span>
              <small>
                {t("dashboards.clockLine", { hits: met.hits, n: met.n })}
                {bounds.low !== null && ` · ${sureWords(bounds, "percent", language) ?? ""}`}
                {medianMs !== null &&
                  ` · ${t("dashboards.clockMedian", { time: spanWords(Math.max(60, medianMs / 1_000), t) })}`}
              </small>
            </li>
          );
        })}
      </ul>
      {place === "desk" && <Link to="/reports/clocks">{t("dashboards.clocksMore")}</Link>}
    </>
  );
}
