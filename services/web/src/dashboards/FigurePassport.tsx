import type { FigureAnswer, ShownFigure, ShownPassport } from "@earshot/contract/figure";
import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { PassportNote } from "../reports/PassportNote.tsx";
import { dayAndTime } from "../words/time-words.ts";
import { refusalKey } from "./refusal-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { fullValue, sureWords } from "./figure-words.ts";

interface FigurePassportProps {
  passport: ShownPassport;
  figure: ShownFigure | null;
  answer: FigureAnswer;
  /** Shows the posts that were counted. */
  onPosts?: (() => void) | undefined;
}

/** Where one number of a dashboard comes from: what it means, how many units, how sure, what was not listened to, how fresh. */
export function FigurePassport({ passport, figure, answer, onPosts }: FigurePassportProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { coverage, from, to, asOf, readFrom } = answer;
  const interval = figure === null ? null : sureWords(figure, passport.unit, language);
  const share = (covered: number | null): string =>
    covered === null ? t("dashboards.passport.deaf") : fullValue(100 * covered, "percent", language);
  return (
    <PassportNote passport={passport}>
      <dt>{t("dashboards.passport.here")}</dt>
      <dd>
        {figure !== null && (
          <>
            {figure.value === null
              ? t(refusalKey(figure.refused))
              : fullValue(figure.value, passport.unit, language)}
            {" · "}n = {fullValue(figure.n, "mentions", language)}
            {interval !== null && <> · {interval}</>}
            <br />
          </>
        )}
        {t("dashboards.passport.span", {
          from: dayAndTime(from, language),
          to: dayAndTime(to, language),
        })}
      </dd>
      <dt>{t("dashboards.passport.coverage")}</dt>
      <dd>
        {t("dashboards.passport.covered", { share: share(coverage.covered) })}
        {coverage.before !== null &&
          ` ${t("dashboards.passport.coveredBefore", { share: share(coverage.before) })}`}
        {coverage.missing.length > 0 && (
          <ul>
            {coverage.missing.map(({ sourceId, name, covered }) => (
              <li key={sourceId}>
                <bdi>{name}</bdi>: {share(covered)}
              </li>
            ))}
            {coverage.missingCount > coverage.missing.length && (
              <li>
                {t("dashboards.passport.moreMissing", {
                  count: coverage.missingCount - coverage.missing.length,
                })}
              </li>
            )}
          </ul>
        )}
      </dd>
      <dt>{t("dashboards.passport.fresh")}</dt>
      <dd>
        {t(`dashboards.passport.${readFrom}`)} {t("dashboards.passport.asOf")} <Moment at={asOf} />
      </dd>
      {onPosts !== undefined && (
        <dd>
          <Anchor component="button" type="button" onClick={onPosts}>
            {t("dashboards.showPosts")}
          </Anchor>
        </dd>
      )}
    </PassportNote>
  );
}
