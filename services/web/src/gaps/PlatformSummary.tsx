import type { CoverageAnswer } from "@earshot/contract/coverage";
import type { Platform } from "@earshot/core/collect/platform";
import { platformName } from "@earshot/core/collect/platform-names";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { withPercentSign } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { coveredPercent, type DrawnCell } from "./coverage-cells.ts";
import { CoverageStrip } from "./CoverageStrip.tsx";
import classes from "./Coverage.module.css";

interface PlatformSummaryProps {
  coverage: CoverageAnswer;
  chosen: string | null;
  isByHour: boolean;
  onChoose: (platform: Platform | null) => void;
}

/** How complete each platform is; a press shows its sources alone. */
export function PlatformSummary({ coverage, chosen, isByHour, onChoose }: PlatformSummaryProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { platforms, starts } = coverage;
  return (
    <ul className={classes["platforms"]}>
      {platforms.map(({ platform, sources, ailing, covered, steps }) => {
        const name = platformName(platform, language);
        const percent = coveredPercent(covered) ?? "—";
        const isChosen = platform === chosen;
        return (
          <li key={platform}>
            <UnstyledButton
              className={classes["platform"]}
              aria-pressed={isChosen}
              onClick={() => onChoose(isChosen ? null : platform)}
            >
              <PlatformIcon platform={platform} size={16} />
              <span className={classes["platform-name"]}>{name}</span>
              <span className={classes["counts"]}>
                {t("coverage.sources", { count: sources })}
                {ailing > 0 && <b> · {t("coverage.ailing", { count: ailing })}</b>}
              </span>
              <CoverageStrip
                label={t("coverage.coveredOf", { name, percent })}
                cells={steps.map(stepCell)}
                starts={starts}
                isByHour={isByHour}
              />
              <span className={classes["percent"]}>{withPercentSign(percent, language)}</span>
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}

/** A step of many sources has no state of its own. */
function stepCell(covered: number | null): DrawnCell {
  return { state: null, covered, why: null };
}
