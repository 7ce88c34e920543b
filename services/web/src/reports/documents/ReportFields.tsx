import { SegmentedControl } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../words/use-language.ts";
import { EntitiesField } from "./EntitiesField.tsx";
import classes from "./Documents.module.css";
import { chosenPeriod, periodChoices, periodName, type ReportChoice } from "./report-choice.ts";

interface ReportFieldsProps {
  choice: ReportChoice;
  set: (part: Partial<ReportChoice>) => void;
  now: Date;
  zone: string;
}

/** Of what time, about whom, in which language. */
export function ReportFields({ choice, set, now, zone }: ReportFieldsProps) {
  const { t } = useTranslation();
  const languageId = useId();
  return (
    <div className={classes["fields"]}>
      <PeriodField choice={choice} set={set} now={now} zone={zone} />
      <EntitiesField entityIds={choice.entityIds} onChange={(entityIds) => set({ entityIds })} />
      <div className={classes["field"]}>
        <span id={languageId}>{t("documents.language")}</span>
        <SegmentedControl
          size="xs"
          aria-labelledby={languageId}
          value={choice.language}
          data={[
            { value: "ru", label: "Русский" },
            { value: "en", label: "English" },
          ]}
          onChange={(value) => set({ language: value === "ru" ? "ru" : "en" })}
        />
      </div>
    </div>
  );
}

function PeriodField({ choice, set, now, zone }: ReportFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { kind } = choice;
  return (
    <fieldset className={classes["periods"]}>
      <legend>{t("documents.period")}</legend>
      {periodChoices.map((period) => (
        <label key={period} className={classes["option"]}>
          <input
            type="radio"
            name="report-period"
            checked={choice.period === period}
            onChange={() => set({ period })}
          />
          <span>
            {t(`documents.${kind === "crisis" && period === "last" ? "lastCrisis" : period}`)}
            <small>{periodName(kind, chosenPeriod({ kind, period }, now, zone), zone, language)}</small>
          </span>
        </label>
      ))}
      <small className={classes["note"]}>{t("documents.zone", { zone })}</small>
    </fieldset>
  );
}
