import { reportKinds } from "@earshot/core/report/written/report-template";
import { useTranslation } from "react-i18next";
import classes from "./Documents.module.css";
import type { ReportChoice } from "./report-choice.ts";
import { SectionChoice } from "./SectionChoice.tsx";

interface TemplateChoiceProps {
  choice: ReportChoice;
  set: (part: Partial<ReportChoice>) => void;
}

/** Which report, with a sentence about each, and which parts of the chosen one it holds. */
export function TemplateChoice({ choice, set }: TemplateChoiceProps) {
  const { t } = useTranslation();
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
              onChange={() => set({ kind, sections: [] })}
            />
            <span>
              <b>{t(`documents.templates.${kind}`)}</b>
              <small>{t(`documents.about.${kind}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <SectionChoice
        kind={choice.kind}
        sections={choice.sections}
        onChange={(sections) => set({ sections })}
      />
    </div>
  );
}
