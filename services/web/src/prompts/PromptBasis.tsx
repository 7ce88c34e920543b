import type { Prompt } from "@earshot/contract/prompt";
import { principleNames, principleQuestions } from "@earshot/core/respond/respond-names";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Prompts.module.css";

/** What to ask oneself before it goes out, and which rule led here. */
export function PromptBasis({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [rule = "", ...read] = prompt.rules;
  return (
    <div className={classes["basis"]}>
      {prompt.respond === "respond" && (
        <details className={classes["advice"]}>
          <summary>{t("prompts.principles")}</summary>
          <ul className={classes["principles"]}>
            {prompt.principles.map((principle) => (
              <li key={principle}>
                <b>{principleNames[language][principle]}</b> {principleQuestions[language][principle]}
              </li>
            ))}
          </ul>
        </details>
      )}
      <details className={classes["advice"]}>
        <summary>{t("prompts.rules")}</summary>
        <p>
          {t("prompts.rule")} <code>{rule}</code>, {t("prompts.playbook", { number: prompt.playbookId })}
        </p>
        <p>
          {t("prompts.read")}{" "}
          {read.map((each) => (
            <code key={each}>{each}</code>
          ))}
        </p>
      </details>
    </div>
  );
}
