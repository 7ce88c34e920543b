import type { Prompt } from "@earshot/contract/prompt";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Prompts.module.css";

interface AdviceNoteProps {
  advice: NonNullable<Prompt["posture"]> | Prompt["tactics"][number];
  isMain?: boolean;
}

/** A posture or a tactic by its name; one tap away when it is used, when never, and how it sounds. */
export function AdviceNote({ advice, isMain = false }: AdviceNoteProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <details className={classes["advice"]} data-main={isMain || undefined}>
      <summary>{advice.name[language]}</summary>
      <p>
        <b>{t("prompts.use")}</b> {advice.use[language]}
      </p>
      <p>
        <b>{t("prompts.never")}</b> {advice.never[language]}
      </p>
      <p>
        <b>{t("prompts.example")}</b> <q>{advice.example[language]}</q>
      </p>
    </details>
  );
}
