import type { CoverageSource } from "@earshot/contract/coverage";
import { isAiling } from "@earshot/core/collect/arrange-sources";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { useReasonWords } from "../sources/SourceHealth.tsx";
import { StateMark } from "../sources/StateMark.tsx";
import { fullCount, withPercentSign } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { cellsOf, coveredPercent } from "./coverage-cells.ts";
import { CoverageStrip } from "./CoverageStrip.tsx";
import classes from "./Coverage.module.css";

/** Height of a row without trouble; measured ones replace it. */
const rowHeight = 44;

interface CoverageRowsProps {
  sources: readonly CoverageSource[];
  starts: readonly string[];
  isByHour: boolean;
}

/** One line for each source, drawn only where it is seen: thousands of them cost no more than a screen. */
export function CoverageRows({ sources, starts, isByHour }: CoverageRowsProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: sources.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => sources[index]?.sourceId ?? index,
    overscan: 6,
  });
  return (
    <div ref={scroller} className={classes["scroller"]}>
      <ul
        className={classes["rows"]}
        aria-label={t("coverage.matrix")}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const source = sources[index];
          if (source === undefined) return null;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={sources.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row source={source} starts={starts} isByHour={isByHour} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({ source, starts, isByHour }: { source: CoverageSource } & Omit<CoverageRowsProps, "sources">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sourceId, name, covered } = source;
  const percent = coveredPercent(covered);
  const label = t("coverage.coveredOf", { name, percent: percent ?? "—" });
  return (
    <div className={classes["row"]} data-ailing={isAiling(source) || undefined}>
      <Link
        to="/sources/$sourceId"
        params={{ sourceId: String(sourceId) }}
        className={classes["name"] ?? ""}
        aria-label={t("coverage.details", { name })}
      >
        <PlatformIcon platform={source.platform} size={16} />
        <bdi>{name}</bdi>
      </Link>
      <span className={classes["health"]}>
        <StateMark state={source.state} />
      </span>
      <CoverageStrip label={label} cells={cellsOf(source.runs)} starts={starts} isByHour={isByHour} />
      <span className={classes["percent"]}>
        {percent === null ? t("coverage.notWatched") : withPercentSign(percent, language)}
      </span>
      <span className={classes["day"]} title={t("coverage.dayHint")}>
        <DayCount source={source} />
      </span>
      <WhatToDo source={source} />
    </div>
  );
}

function DayCount({ source: { received, expected } }: { source: CoverageSource }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = fullCount(received, language);
  if (expected === null || (expected === 0 && received === 0)) return shown;
  return t("coverage.dayOf", { received: shown, expected: fullCount(expected, language) });
}

function WhatToDo({ source }: { source: CoverageSource }) {
  const words = useReasonWords(source);
  if (!isAiling(source) || words === null) return null;
  const { what, mend } = words;
  return (
    <p className={classes["todo"]}>
      {what} <b>{mend}</b>
    </p>
  );
}
