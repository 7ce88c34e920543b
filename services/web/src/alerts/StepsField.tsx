import type { AlertRuleBody } from "@earshot/contract/alert";
import { roleNames } from "@earshot/core/triage/status-names";
import { roles } from "@earshot/core/triage/status";
import { Button, MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { channelsQuery } from "../api/alerts.ts";
import { colleaguesQuery } from "../api/desk.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Alerts.module.css";
import { NumberField } from "./ConditionFields.tsx";

type Step = AlertRuleBody["steps"][number];

interface StepsFieldProps {
  steps: readonly Step[];
  onChange: (steps: Step[]) => void;
}

/** Whom a rule tells, and whom next if nobody takes it on. */
export function StepsField({ steps, onChange }: StepsFieldProps) {
  const { t } = useTranslation();
  const last = steps.at(-1)?.afterMinutes ?? -15;
  const add = (): void => {
    const step = { afterMinutes: last + 15, personIds: [], roles: [], channelIds: [] };
    onChange([...steps, step]);
  };
  return (
    <>
      {steps.map((step, at) => (
        <StepFields
          // Steps have no name but their place.
          key={at}
          step={step}
          at={at}
          onChange={(next) => onChange(steps.map((each, i) => (i === at ? next : each)))}
          onRemove={() => onChange(steps.filter((_, i) => i !== at))}
        />
      ))}
      <div>
        <Button onClick={add}>
          {steps.length === 0 ? t("alerts.rule.steps") : t("alerts.rule.addStep")}
        </Button>
      </div>
    </>
  );
}

interface StepFieldsProps {
  step: Step;
  at: number;
  onChange: (step: Step) => void;
  onRemove: () => void;
}

function StepFields({ step, at, onChange, onRemove }: StepFieldsProps) {
  const { t } = useTranslation();
  const names = roleNames[useLanguage()];
  const people = useQuery(colleaguesQuery).data ?? [];
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  return (
    <div className={classes["step"]} role="group" aria-label={t("alerts.rule.step", { n: at + 1 })}>
      <div className={classes["step-head"]}>
        {at === 0 && step.afterMinutes === 0
          ? t("alerts.rule.stepFirst")
          : t("alerts.rule.step", { n: at + 1 })}
        <Button size="compact-xs" variant="subtle" onClick={onRemove}>
          {t("alerts.rule.removeStep")}
        </Button>
      </div>
      <div className={classes["row"]}>
        {at > 0 && (
          <NumberField
            label={t("alerts.rule.stepAfter")}
            value={step.afterMinutes}
            onChange={(afterMinutes) => onChange({ ...step, afterMinutes: Math.round(afterMinutes) })}
          />
        )}
        <MultiSelect
          size="xs"
          label={t("alerts.rule.roles")}
          value={step.roles}
          data={roles.map((value) => ({ value, label: names[value] }))}
          onChange={(chosen) => onChange({ ...step, roles: roles.filter((each) => chosen.includes(each)) })}
        />
        <MultiSelect
          size="xs"
          searchable
          label={t("alerts.rule.people")}
          value={step.personIds.map(String)}
          data={people.map(({ personId, name }) => ({ value: String(personId), label: name }))}
          onChange={(chosen) => onChange({ ...step, personIds: chosen.map(Number) })}
        />
        <MultiSelect
          size="xs"
          label={t("alerts.rule.channels")}
          value={step.channelIds.map(String)}
          data={channels.map(({ channelId, name }) => ({ value: String(channelId), label: name }))}
          onChange={(chosen) => onChange({ ...step, channelIds: chosen.map(Number) })}
        />
      </div>
    </div>
  );
}
