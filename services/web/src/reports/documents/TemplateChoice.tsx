import { readyTemplates, reportKinds } from "@earshot/core/report/written/report-template";
import { sectionNames } from "@earshot/core/report/written/section-words";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../words/use-language.ts";
import classes from "./Documents.module.css";
import type { ReportChoice } from "./report-choice.ts";

interface TemplateChoiceProps {
  choice: ReportChoice;
  set: (part: Partial<ReportChoice>) => void;
}

/** Which report, with a sentence about each, and what stands in the chosen one. */
export function TemplateChoice({ choice, set }: TemplateChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={classes["part"]}>
      <fieldset className={classes["templates"]}>
        <legend>{t("documents.template")}</legend>
        {reportKinds.map((kind) => (
          <label key={kind} className={classes["option"]}>
            <input
              type="radio"
              name="report-template"
              checked={choice.kind === kind}
              onChange={() => set({ kind })}
            />
            <span>
              <b>{t(`documents.templates.${kind}`)}</b>
              <small>{t(`documents.about.${kind}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <h2 className={classes["holds-title"]}>{t("documents.holds")}</h2>
      <ul className={classes["holds"]}>
        {readyTemplates[choice.kind].sections.map((section) => (
          <li key={section}>{sectionNames[section][language]}</li>
        ))}
      </ul>
    </div>
  );
}
