import type { Coding } from "@earshot/contract/coding";
import { coderAgreement } from "@earshot/core/report/metrics/coding-passports";
import { useTranslation } from "react-i18next";
import { numberFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import { Card } from "./Card.tsx";
import classes from "./Coding.module.css";

const figures = ["direction", "sentiment"] as const;

/** How far people agree with each other, with what may be concluded from it. */
export function AgreementFigures({ coding }: { coding: Coding }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = numberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const coded = coding.rounds.reduce((sum, round) => sum + round.coded, 0);
  const posts = coding.rounds.reduce((sum, round) => sum + round.posts, 0);
  return (
    <Card
      title={t("coding.agreement.title")}
      lead={t("coding.progress", { coded, posts })}
      passport={coderAgreement}
    >
      <dl className={classes["figures"]}>
        {figures.map((each) => {
          const { alpha, low, high, units, word } = coding.agreement[each];
          return (
            <div key={each} data-word={word}>
              <dt>{t(`coding.agreement.${each}`)}</dt>
              <dd>
                <b>α = {alpha === null ? "—" : format.format(alpha)}</b>
                {low !== null && high !== null && (
                  <small>
                    {format.format(low)} … {format.format(high)}
                  </small>
                )}
                <span>
                  {t(`coding.agreement.word.${word}`)} · {t("coding.agreement.units", { count: units })}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
