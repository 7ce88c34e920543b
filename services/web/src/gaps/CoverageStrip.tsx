import { missedText } from "@earshot/core/collect/missed-text";
import { readMissedReason } from "@earshot/core/collect/missed-time";
import type { SourceState } from "@earshot/core/collect/source";
import { sourceStateNames } from "@earshot/core/collect/source-state-names";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { dateFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import { coveredPercent, type DrawnCell } from "./coverage-cells.ts";
import classes from "./Coverage.module.css";

/** Signs beside the colours, for eyes that see few of them. */
export const stateSigns: Record<SourceState, string> = {
  new: "·",
  ok: "",
  late: "!",
  failing: "×",
  needs_key: "?",
  needs_money: "$",
  blocked: "⊘",
  gone: "†",
  too_quiet: "…",
  paused: "‖",
};

interface CoverageStripProps {
  /** What a reader hears of the whole. */
  label: string;
  cells: readonly DrawnCell[];
  /** Beginnings of the cells, ISO 8601. */
  starts: readonly string[];
  isByHour: boolean;
}

/** A source over time: what is there fills its cell from below in the colour of the state, what is missing is hatched. */
export function CoverageStrip({ label, cells, starts, isByHour }: CoverageStripProps) {
  const title = useCellTitle(isByHour);
  return (
    <div className={classes["strip"]} role="img" aria-label={label} data-count={sizeOf(cells.length)}>
      {cells.map((cell, at) => (
        <span
          // Steps of time never change places.
          key={at}
          className={classes["cell"]}
          data-state={cell.state ?? undefined}
          data-missing={(cell.covered !== null && cell.covered < 1) || undefined}
          data-unwatched={cell.covered === null || undefined}
          title={title(cell, starts[at] ?? "")}
          style={{ "--covered": cell.covered ?? 0 } as CSSProperties}
        >
          {cell.state !== null && stateSigns[cell.state]}
        </span>
      ))}
    </div>
  );
}

/** Narrow cells have no room for signs. */
function sizeOf(count: number): string | undefined {
  if (count > 40) return "many";
  return count > 10 ? undefined : "few";
}

function useCellTitle(isByHour: boolean) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = dateFormat(language, {
    day: "numeric",
    month: "long",
    ...(isByHour ? { hour: "2-digit", minute: "2-digit" } : { weekday: "short" }),
  });
  return (cell: DrawnCell, start: string): string => {
    const at = start === "" ? "" : format.format(new Date(start));
    const percent = coveredPercent(cell.covered);
    if (percent === null) return t("coverage.cellNotWatched", { at });
    const state = cell.state === null ? t("coverage.unknownState") : sourceStateNames[language][cell.state];
    if (cell.why === null) return t("coverage.cell", { at, state, percent });
    const why = missedText(readMissedReason(cell.why), language).what;
    return t("coverage.cellMissing", { at, state, percent, why });
  };
}
