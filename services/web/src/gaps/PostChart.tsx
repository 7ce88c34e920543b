import type { SourceHistory } from "@earshot/contract/coverage";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Hatch } from "../app/Hatch.tsx";
import { dateFormat, numberFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import { postBars, type PostBar } from "./post-bars.ts";
import classes from "./SourcePage.module.css";

const height = 120;
const step = 10;
const barWidth = 7;

/** Posts by hour or day beside those that were to be expected; time of which posts are missing is hatched and never looks like none. */
export function PostChart({ history }: { history: SourceHistory }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hatch = useId();
  const bars = postBars(history.hours);
  const isByHour = bars.length === history.hours.length;
  const max = Math.max(1, ...bars.map((bar) => Math.max(bar.received, bar.expected ?? 0)));
  const tall = (count: number): number => (count === 0 ? 0 : Math.max(2, (count / max) * (height - 4)));
  const number = numberFormat(language, { maximumFractionDigits: 1 });
  const sum = (of: (bar: PostBar) => number): string =>
    number.format(bars.reduce((total, bar) => total + of(bar), 0));
  const label = t("coverage.chartText", {
    received: sum((bar) => bar.received),
    expected: sum((bar) => bar.expected ?? 0),
  });
  const title = useBarTitle(isByHour);
  const width = bars.length * step;
  return (
    <figure className={classes["chart"]}>
      <div>
        <span className={classes["max"]}>{number.format(Math.ceil(max))}</span>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
          <Hatch id={hatch} className={classes["hatch"]} />
          {bars.map((bar, at) => (
            <g key={bar.at}>
              <title>{title(bar)}</title>
              <rect className={classes["ground"]} x={at * step} y={0} width={step} height={height} />
              {bar.isMissing && (
                <rect x={at * step} y={0} width={step} height={height} fill={`url(#${hatch})`} />
              )}
              {bar.expected !== null && (
                <rect
                  className={classes["expected"]}
                  x={at * step}
                  y={height - tall(bar.expected)}
                  width={step}
                  height={tall(bar.expected)}
                />
              )}
              <rect
                className={classes["received"]}
                x={at * step + (step - barWidth) / 2}
                y={height - tall(bar.received)}
                width={barWidth}
                height={tall(bar.received)}
              />
            </g>
          ))}
        </svg>
      </div>
      <Scale bars={bars} isByHour={isByHour} />
      <figcaption>
        <span data-kind="received">{t("coverage.chartReceived")}</span>
        <span data-kind="expected">{t("coverage.chartExpected")}</span>
        <span data-kind="missing">{t("coverage.chartMissing")}</span>
      </figcaption>
    </figure>
  );
}

function Scale({ bars, isByHour }: { bars: readonly PostBar[]; isByHour: boolean }) {
  const language = useLanguage();
  const isOneDay = isByHour && bars.length <= 24;
  const format = dateFormat(
    language,
    isOneDay ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" },
  );
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (bars.length - 1)));
  return (
    <div className={classes["scale"]} aria-hidden>
      {[...new Set(marks)].map((at) => (
        <span key={at}>{format.format(new Date(bars[at]?.at ?? 0))}</span>
      ))}
    </div>
  );
}

function useBarTitle(isByHour: boolean) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = dateFormat(language, {
    day: "numeric",
    month: "long",
    ...(isByHour ? { hour: "2-digit", minute: "2-digit" } : {}),
  });
  const number = numberFormat(language, { maximumFractionDigits: 1 });
  return (bar: PostBar): string => {
    const at = format.format(new Date(bar.at));
    const received = number.format(bar.received);
    if (bar.isMissing) return t("coverage.chartBarMissing", { at, received });
    if (bar.expected === null) return t("coverage.chartBar", { at, received });
    return t("coverage.chartBarExpected", { at, received, expected: number.format(bar.expected) });
  };
}
