import type { RuleDraft } from "@earshot/contract/rule";
import { irrelevantNames } from "@earshot/core/triage/irrelevant";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery, tagsQuery } from "../api/desk.ts";
import { incidentsQuery } from "../api/incidents.ts";
import { alertRuleNamesQuery } from "../api/rules.ts";
import { TagMark } from "../triage/TagMark.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Rules.module.css";

/** What a rule does, in words. */
export function ActionWords({ actions }: Pick<RuleDraft, "actions">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: tags = [] } = useQuery(tagsQuery);
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const { data: incidents } = useQuery({ ...incidentsQuery("all"), enabled: actions.incidentId !== null });
  const { data: alertRules = [] } = useQuery({
    ...alertRuleNamesQuery,
    enabled: actions.alertRuleId !== null,
  });
  const { assigneeId, severity, irrelevant, incidentId, alertRuleId } = actions;
  const named = (name: string | undefined): string => name ?? t("rules.action.gone");
  return (
    <>
      <span className={classes["quiet"]}>→</span>
      {actions.tagIds.map((id) => {
        const tag = tags.find(({ tagId }) => tagId === id);
        return tag ? <TagMark key={id} tag={tag} /> : null;
      })}
      {assigneeId !== null && (
        <span>
          {t("rules.action.assign")}:{" "}
          {named(colleagues.find(({ personId }) => personId === assigneeId)?.name)}
        </span>
      )}
      {severity !== null && <span>{t("rules.action.severity", { severity })}</span>}
      {irrelevant !== null && (
        <span>{t("rules.action.irrelevant", { why: irrelevantNames[language][irrelevant] })}</span>
      )}
      {incidentId !== null && (
        <span>
          {t("rules.action.incident")}:{" "}
          {named(incidents?.incidents.find((each) => each.incidentId === incidentId)?.title)}
        </span>
      )}
      {alertRuleId !== null && (
        <span>
          {t("rules.action.alert")}: {named(alertRules.find(({ id }) => id === alertRuleId)?.name)}
        </span>
      )}
    </>
  );
}
