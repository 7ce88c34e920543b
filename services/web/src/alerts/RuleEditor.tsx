import type { AlertRuleBody, KeptRule } from "@earshot/contract/alert";
import { alertRuleKinds, groupings, isOfPosts, usualGrouping } from "@earshot/core/report/alert/alert-rule";
import { severityNames } from "@earshot/core/triage/status-names";
import { Button, Modal, Select, Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { alertsKey, saveAlertRule } from "../api/alerts.ts";
import { ApiError, statusOf } from "../api/client.ts";
import { useSay } from "../app/use-say.tsx";
import { QueryInput } from "../triage/search/QueryInput.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Alerts.module.css";
import { ConditionFields, NumberField } from "./ConditionFields.tsx";
import { firstConditions, newRule } from "./rule-draft.ts";
import { ReplayPanel } from "./ReplayPanel.tsx";
import { StepsField } from "./StepsField.tsx";
import { TimesFields } from "./TimesFields.tsx";

interface RuleEditorProps {
  /** Null for a new one. */
  known: KeptRule | null;
  onClose: () => void;
}

/** A rule with everything it says, tried on history before it is saved. */
export function RuleEditor({ known, onClose }: RuleEditorProps) {
  const { t } = useTranslation();
  const [first] = useState<AlertRuleBody>(() => known?.rule ?? newRule("", "severity"));
  const [rule, setRule] = useState(first);
  const change = (part: Partial<AlertRuleBody>): void => setRule((before) => ({ ...before, ...part }));
  const { save, isSaving, problem } = useSave(known, onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      // What was written is not lost by a key or a press beside it.
      closeOnEscape={rule === first}
      closeOnClickOutside={rule === first}
      size={720}
      title={known === null ? t("alerts.rule.add") : known.rule.name}
    >
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          save(rule);
        }}
      >
        <div className={classes["row"]}>
          <TextInput
            size="xs"
            required
            data-autofocus
            maxLength={120}
            label={t("alerts.rule.name")}
            value={rule.name}
            error={problem === "nameTaken" ? t("alerts.rule.nameTaken") : null}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          <Select
            size="xs"
            allowDeselect={false}
            label={t("alerts.rule.kind.label")}
            value={rule.condition.kind}
            data={alertRuleKinds.map((value) => ({ value, label: t(`alerts.rule.kind.${value}`) }))}
            onChange={(chosen) => {
              const kind = alertRuleKinds.find((each) => each === chosen) ?? "severity";
              change({ condition: firstConditions[kind], groupBy: usualGrouping[kind] });
            }}
          />
        </div>
        <ConditionFields condition={rule.condition} onChange={(condition) => change({ condition })} />
        {rule.condition.kind !== "impostor" && (
          <QueryInput
            label={t("alerts.rule.query")}
            description={t("alerts.rule.queryHint")}
            query={rule.query}
            error={problem === "badQuery" ? t("alerts.rule.badQuery") : null}
            onQuery={(query) => change({ query })}
          />
        )}
        <ReplayPanel rule={rule} />
        <Grouping rule={rule} onChange={change} />
        <section className={classes["part"]}>
          <h3>{t("alerts.rule.steps")}</h3>
          <StepsField steps={rule.steps} onChange={(steps) => change({ steps })} />
        </section>
        <TimesFields rule={rule} onChange={change} />
        {problem === "stale" && <p role="alert">{t("alerts.rule.stale")}</p>}
        <div className={classes["foot"]}>
          <Button type="submit" variant="filled" loading={isSaving} disabled={rule.name.trim() === ""}>
            {t("alerts.rule.save")}
          </Button>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Switch
            checked={rule.isOn}
            label={t("alerts.rule.on")}
            onChange={({ currentTarget }) => change({ isOn: currentTarget.checked })}
          />
        </div>
      </form>
    </Modal>
  );
}

function useSave(known: KeptRule | null, onClose: () => void) {
  const say = useSay();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<"nameTaken" | "badQuery" | "stale" | null>(null);
  const saving = useMutation({
    mutationFn: (rule: AlertRuleBody) => saveAlertRule(rule, known),
    onSuccess: onClose,
    onError(error) {
      const detail = error instanceof ApiError ? error.message : "";
      const status = statusOf(error);
      if (status === 409) setProblem(detail.startsWith("Another") ? "nameTaken" : "stale");
      else if (status === 400 && detail.startsWith("The query")) setProblem("badQuery");
      else say.failed(error);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: alertsKey }),
  });
  const save = (rule: AlertRuleBody): void => {
    setProblem(null);
    saving.mutate(rule);
  };
  return { save, isSaving: saving.isPending, problem };
}

function Grouping({
  rule,
  onChange,
}: {
  rule: AlertRuleBody;
  onChange: (part: Partial<AlertRuleBody>) => void;
}) {
  const { t } = useTranslation();
  const names = severityNames[useLanguage()];
  const levels = [1, 2, 3, 4, 5] as const;
  return (
    <div className={classes["row"]}>
      <Select
        size="xs"
        allowDeselect={false}
        label={t("alerts.rule.severity")}
        value={String(rule.severity)}
        data={[
          { value: "post", label: t("alerts.rule.severityOfPost") },
          ...levels.map((each) => ({ value: String(each), label: `${each} · ${names[each]}` })),
        ]}
        onChange={(chosen) =>
          onChange({ severity: levels.find((each) => String(each) === chosen) ?? "post" })
        }
      />
      {isOfPosts(rule.condition) && (
        <Select
          size="xs"
          allowDeselect={false}
          label={t("alerts.rule.groupBy.label")}
          value={rule.groupBy}
          data={groupings.map((value) => ({ value, label: t(`alerts.rule.groupBy.${value}`) }))}
          onChange={(chosen) => onChange({ groupBy: groupings.find((each) => each === chosen) ?? "rule" })}
        />
      )}
      <NumberField
        label={t("alerts.rule.coolDown")}
        value={rule.coolDownMinutes}
        onChange={(minutes) => onChange({ coolDownMinutes: Math.max(1, Math.round(minutes)) })}
      />
    </div>
  );
}
