import type { SourceHistory } from "@earshot/contract/coverage";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText } from "@earshot/core/collect/source-reason-text";
import { sourceStateNames } from "@earshot/core/collect/source-state-names";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { RawWords } from "../sources/RawWords.tsx";
import { StateMark } from "../sources/StateMark.tsx";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { stateSigns } from "./CoverageStrip.tsx";
import cells from "./Coverage.module.css";
import classes from "./SourcePage.module.css";

/** Stretches that are told one by one; the bar shows all of them. */
const toldMax = 12;

/** The states of a source in their order: a bar to scale, and the latest of them with their reasons. */
export function StateTimeline({ history }: { history: SourceHistory }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = sourceStateNames[language];
  const [from, to] = [Date.parse(history.from), Date.parse(history.to)];
  const spans = history.spans.map((span) => ({
    ...span,
    start: Math.max(Date.parse(span.from), from),
    end: span.to === null ? to : Math.min(Date.parse(span.to), to),
  }));
  if (spans.length === 0) return <p className={classes["none"]}>{t("coverage.timelineEmpty")}</p>;
  const share = (time: number): number => ((time - from) / (to - from)) * 100;
  const time = (span: (typeof spans)[number]): string =>
    `${dayAndTime(span.from, language)} – ${span.to === null ? t("coverage.until") : dayAndTime(span.to, language)}`;
  const words = (span: (typeof spans)[number]): string => `${names[span.state]}: ${time(span)}`;
  return (
    <>
      <div className={classes["bar"]} role="img" aria-label={spans.map(words).join("; ")}>
        {spans.map((span) => (
          <span
            key={span.from + span.state}
            className={cells["cell"]}
            data-state={span.state}
            title={words(span)}
            style={
              {
                "--covered": 1,
                left: `${share(span.start)}%`,
                width: `${Math.max(share(span.end) - share(span.start), 0.3)}%`,
              } as CSSProperties
            }
          >
            {stateSigns[span.state]}
          </span>
        ))}
      </div>
      <ol className={classes["spans"]}>
        {spans
          .toReversed()
          .slice(0, toldMax)
          .map((span) => (
            <li key={span.from + span.state}>
              <StateMark state={span.state} />
              <span>{time(span)}</span>
              {span.reasonCode !== null && (
                <span>{reasonText(readSourceReason(span.reasonCode), language).what}</span>
              )}
              <RawWords reasonCode={span.reasonCode} raw={span.reasonRaw} />
            </li>
          ))}
      </ol>
    </>
  );
}
