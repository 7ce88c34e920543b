import type { FigureAnswer } from "@earshot/contract/figure";
import { UnstyledButton } from "@mantine/core";
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from "@tabler/icons-react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { refusalKey } from "./refusal-words.ts";
import { useLanguage } from "../words/use-language.ts";
import type { ChartData } from "./chart-data.ts";
import { compareFigures } from "./compare-figures.ts";
import { fullValue, shortValue, sureWords } from "./figure-words.ts";
import { findingOf, type Finding } from "./finding.ts";
import { heardLessKey, type HeardLess } from "./heard-before.ts";
import { SaidShareContext } from "./said-share.ts";
import { useFindingWords } from "./use-finding-words.ts";
import classes from "./Widget.module.css";

interface NumberTileProps {
  data: ChartData;
  answer: FigureAnswer;
  onPosts: (() => void) | undefined;
}

/** The sentences that say why there is nothing to compare with. */
const lessOf: Partial<Record<Finding["kind"], HeardLess["when"]>> = {
  incomparable: "before",
  incomparableNow: "now",
  incomparableDeaf: "deaf",
};

const icons = { more: IconArrowUpRight, less: IconArrowDownRight, same: IconEqual } as const;

/** One number, how sure it is, and what became of it since the time before. */
export function NumberTile({ data, answer, onPosts }: NumberTileProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useFindingWords();
  const said = useContext(SaidShareContext);
  const { metric, total, totalBefore } = data;
  if (total === null || total.value === null)
    return (
      <p className={classes["refused"]}>
        {t(refusalKey(total?.refused))} <small>n = {total?.n ?? 0}</small>
      </p>
    );
  const compared = compareFigures(total, totalBefore, metric.unit);
  const finding = findingOf({ ...data, by: "none", split: "none" }, answer, language, said);
  const interval = sureWords(total, metric.unit, language);
  const whenLess = lessOf[finding.kind];
  const Icon = compared === null ? null : icons[compared.isWithinChance ? "same" : compared.direction];
  const shown = shortValue(total.value, metric.unit, language);
  const full = fullValue(total.value, metric.unit, language);
  return (
    <div className={classes["number"]}>
      {onPosts === undefined ? (
        <b title={full}>{shown}</b>
      ) : (
        <UnstyledButton
          title={full}
          // Whoever speaks to the page says what stands there.
          aria-label={t("dashboards.numberPosts", { value: shown === full ? full : `${shown} (${full})` })}
          onClick={onPosts}
        >
          <b>{shown}</b>
        </UnstyledButton>
      )}
      {interval !== null && <span className={classes["interval"]}>{interval}</span>}
      {finding.kind !== "plain" && (
        <p
          className={classes["change"]}
          data-direction={compared?.isWithinChance ? "same" : compared?.direction}
        >
          {Icon !== null && whenLess === undefined && <Icon size={16} stroke={2} aria-hidden />}
          {whenLess === undefined
            ? say(finding)
            : t(heardLessKey(whenLess), { share: finding.values["share"] ?? "" })}
        </p>
      )}
    </div>
  );
}
