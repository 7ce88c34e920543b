import type { Coding } from "@earshot/contract/coding";
import { directionNames } from "@earshot/core/analyse/label-names";
import { correctionRate } from "@earshot/core/report/metrics/coding-passports";
import { useTranslation } from "react-i18next";
import { percent } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { Card } from "./Card.tsx";
import { IntervalBar } from "./IntervalBar.tsx";
import classes from "./Coding.module.css";

/** How often people change what the machine said, of what they had in hand. */
export function CorrectionRates({ corrections }: { corrections: Coding["corrections"] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Card title={t("coding.corrections.title")} lead={t("coding.corrections.lead")} passport={correctionRate}>
      {corrections.length === 0 ? (
        <p className={classes["hint"]}>{t("coding.corrections.none")}</p>
      ) : (
        <ul className={classes["bars"]}>
          {corrections.map(({ direction, hits, n, share, low, high }) => (
            <li key={direction}>
              <span>{directionNames[language][direction]}</span>
              <IntervalBar share={share ?? 0} low={low ?? 0} high={high ?? 0} />
              <span className={classes["value"]}>
                {percent(share ?? 0, language)} <small>{t("coding.corrections.of", { hits, n })}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
