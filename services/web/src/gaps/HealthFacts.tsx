import type { SourceHistory } from "@earshot/contract/coverage";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useRawLabel } from "../sources/RawWords.tsx";
import { NextCheck, useReasonWords } from "../sources/SourceHealth.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { coveredPercent } from "./coverage-cells.ts";
import classes from "./SourcePage.module.css";

/** How the source is: last success, next attempt, posts expected and received, the reason and what to do. */
export function HealthFacts({ history }: { history: SourceHistory }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { source, day, covered } = history;
  const { reasonRaw } = source;
  const words = useReasonWords(source);
  const rawLabel = useRawLabel(source.reasonCode);
  const received = fullCount(day.received, language);
  return (
    <section className={classes["card"]}>
      <dl className={classes["facts"]}>
        <div>
          <dt>{t("coverage.lastSuccess")}</dt>
          <dd>
            {source.lastSuccessAt === null ? t("coverage.never") : <Moment at={source.lastSuccessAt} />}
          </dd>
        </div>
        <div>
          <dt>{t("coverage.nextCheck")}</dt>
          <dd>
            <NextCheck source={source} />
          </dd>
        </div>
        <div>
          <dt>{t("coverage.expected")}</dt>
          <dd>
            {day.expected === null
              ? t("coverage.expectedUnknown", { received })
              : t("coverage.expectedText", { received, expected: fullCount(day.expected, language) })}
          </dd>
        </div>
        <div>
          <dt>{t("frame.coverage")}</dt>
          <dd>
            {t(source.state === "late" ? "coverage.coveredSoFar" : "coverage.covered", {
              percent: coveredPercent(covered) ?? "—",
            })}
          </dd>
        </div>
      </dl>
      {words !== null && (
        <dl className={classes["why"]} data-state={source.state}>
          <dt>{t("coverage.whyNow")}</dt>
          <dd>{words.what}</dd>
          <dt>{t("coverage.since")}</dt>
          <dd>
            <Moment at={source.stateSince} />
          </dd>
          <dt>{t("coverage.mend")}</dt>
          <dd>{words.mend}</dd>
          {reasonRaw !== null && (
            <>
              <dt>{rawLabel}</dt>
              <dd className={classes["raw"]}>
                <bdi>{reasonRaw}</bdi>
              </dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}
