import type { Coding } from "@earshot/contract/coding";
import { directions } from "@earshot/core/analyse/label";
import { directionNames } from "@earshot/core/analyse/label-names";
import { correctedShare } from "@earshot/core/report/metrics/coding-passports";
import { useTranslation } from "react-i18next";
import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { Card } from "./Card.tsx";
import { IntervalBar } from "./IntervalBar.tsx";
import classes from "./Coding.module.css";

/** Shares of directions as people would give them, beside what the machine counts. */
export function CorrectedShares({ corrected }: { corrected: Coding["corrected"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isKnown = directions.some((direction) => corrected[direction].corrected !== null);
  return (
    <Card title={t("coding.corrected.title")} lead={t("coding.corrected.lead")} passport={correctedShare}>
      {isKnown ? (
        <ul className={classes["bars"]}>
          {directions.map((direction) => {
            const { corrected: share, low, high, machine } = corrected[direction];
            return (
              <li key={direction}>
                <span>{directionNames[language][direction]}</span>
                <IntervalBar share={share ?? 0} low={low ?? 0} high={high ?? 0} tick={machine} />
                <span className={classes["value"]}>
                  {percent(share ?? 0, language)}{" "}
                  <small>{t("coding.corrected.machine", { share: percent(machine, language) })}</small>
                </span>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className={classes["hint"]}>{t("coding.corrected.unknown")}</p>
      )}
    </Card>
  );
}
