import type { SourceState } from "@earshot/core/collect/source";
import { sourceStateNames } from "@earshot/core/collect/source-state-names";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { stateSigns } from "./CoverageStrip.tsx";
import classes from "./Coverage.module.css";

const shown = [
  "ok",
  "late",
  "too_quiet",
  "failing",
  "needs_key",
  "needs_money",
  "blocked",
  "gone",
  "paused",
] as const satisfies readonly SourceState[];

/** What colours, signs and hatching mean. */
export function CoverageLegend() {
  const { t } = useTranslation();
  const names = sourceStateNames[useLanguage()];
  return (
    <ul className={classes["legend"]} aria-label={t("coverage.legend")}>
      {shown.map((state) => (
        <li key={state}>
          <span className={classes["cell"]} data-state={state} style={{ "--covered": 1 } as CSSProperties}>
            {stateSigns[state]}
          </span>
          {names[state]}
        </li>
      ))}
      <li>
        <span className={classes["cell"]} data-missing style={{ "--covered": 0.3 } as CSSProperties} />
        {t("coverage.legendMissing")}
      </li>
      <li>
        <span className={classes["cell"]} data-unwatched style={{ "--covered": 0 } as CSSProperties} />
        {t("coverage.legendNotWatched")}
      </li>
    </ul>
  );
}
