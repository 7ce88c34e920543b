import {
  readyTemplates,
  type ReportKind,
  type ReportSection,
} from "@earshot/core/report/written/report-template";
import { sectionNames } from "@earshot/core/report/written/section-words";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../words/use-language.ts";
import classes from "./Documents.module.css";
import { chosenSections, toggleSection } from "./section-choice.ts";

interface SectionChoiceProps {
  kind: ReportKind;
  /** Empty: all of the template. */
  sections: readonly ReportSection[];
  onChange: (sections: ReportSection[]) => void;
}

/** What stands in a report: each part can be left out. */
export function SectionChoice({ kind, sections, onChange }: SectionChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const held = chosenSections(kind, sections);
  return (
    <fieldset className={classes["holds"]}>
      <legend>{t("documents.holds")}</legend>
      {readyTemplates[kind].sections.map((section) => {
        const isHeld = held.includes(section);
        return (
          <label key={section} data-held={isHeld || undefined}>
            <input
              type="checkbox"
              checked={isHeld}
              disabled={isHeld && held.length === 1}
              onChange={() => onChange(toggleSection(kind, sections, section))}
            />
            {sectionNames[section][language]}
          </label>
        );
      })}
    </fieldset>
  );
}
