import type { RuleDraft } from "@earshot/contract/rule";
import { severities } from "@earshot/core/triage/clock/policy";
import { chosenReasons, irrelevantNames } from "@earshot/core/triage/irrelevant";
import { severityNames } from "@earshot/core/triage/status-names";
import { MultiSelect, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery, tagsQuery } from "../api/desk.ts";
import { incidentsQuery } from "../api/incidents.ts";
import { alertRuleNamesQuery } from "../api/rules.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Rules.module.css";

interface ActionFieldsProps {
  actions: RuleDraft["actions"];
  onActions: (actions: RuleDraft["actions"]) => void;
}

/** What a rule does to a post that fits. */
export function ActionFields({ actions, onActions }: ActionFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: tags = [] } = useQuery(tagsQuery);
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const { data: incidents } = useQuery(incidentsQuery("open"));
  const { data: alertRules = [] } = useQuery(alertRuleNamesQuery);
  const set = (part: Partial<RuleDraft["actions"]>) => onActions({ ...actions, ...part });
  const number = (value: string | null): number | null => (value === null ? null : Number(value));
  const text = (value: number | null): string | null => (value === null ? null : String(value));
  return (
    <fieldset className={classes["actions"]}>
      <legend>{t("rules.form.deeds")}</legend>
      <MultiSelect
        size="xs"
        label={t("rules.form.tags")}
        searchable
        clearable
        data={tags
          .filter(({ isRetired }) => !isRetired)
          .map(({ tagId, name }) => ({ value: String(tagId), label: name }))}
        value={actions.tagIds.map(String)}
        onChange={(values) => set({ tagIds: values.map(Number) })}
      />
      <Select
        size="xs"
        label={t("rules.form.assignee")}
        placeholder={t("rules.form.nobody")}
        searchable
        clearable
        data={colleagues
          .filter(({ mayTake }) => mayTake)
          .map(({ personId, name }) => ({ value: String(personId), label: name }))}
        value={text(actions.assigneeId)}
        onChange={(value) => set({ assigneeId: number(value) })}
      />
      <Select
        size="xs"
        label={t("rules.form.severity")}
        placeholder={t("rules.form.keep")}
        clearable
        data={severities.map((each) => ({
          value: String(each),
          label: `${each} · ${severityNames[language][each]}`,
        }))}
        value={text(actions.severity)}
        onChange={(value) => set({ severity: number(value) })}
      />
      <Select
        size="xs"
        label={t("rules.form.irrelevant")}
        placeholder={t("rules.form.none")}
        clearable
        data={chosenReasons.map((each) => ({ value: each, label: irrelevantNames[language][each] }))}
        value={actions.irrelevant}
        onChange={(value) => set({ irrelevant: value })}
      />
      <Select
        size="xs"
        label={t("rules.form.incident")}
        placeholder={t("rules.form.none")}
        clearable
        searchable
        data={(incidents?.incidents ?? []).map(({ incidentId, title }) => ({
          value: String(incidentId),
          label: title,
        }))}
        value={text(actions.incidentId)}
        onChange={(value) => set({ incidentId: number(value) })}
      />
      <Select
        size="xs"
        label={t("rules.form.alert")}
        placeholder={t("rules.form.none")}
        clearable
        searchable
        data={alertRules.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={text(actions.alertRuleId)}
        onChange={(value) => set({ alertRuleId: number(value) })}
      />
    </fieldset>
  );
}
