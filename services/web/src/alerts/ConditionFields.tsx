import type { AlertRuleBody } from "@earshot/contract/alert";
import { directionNames } from "@earshot/core/analyse/label-names";
import { directions } from "@earshot/core/analyse/label";
import { watchedAuthors } from "@earshot/core/report/alert/alert-rule";
import { severityNames } from "@earshot/core/triage/status-names";
import { MultiSelect, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Alerts.module.css";

type Condition = AlertRuleBody["condition"];
export type Level = 1 | 2 | 3 | 4 | 5;

interface ConditionFieldsProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
}

/** What a rule of its kind waits for. */
export function ConditionFields({ condition, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  switch (condition.kind) {
    case "severity":
      return (
        <LevelSelect
          label={t("alerts.rule.from")}
          level={condition.from}
          onChange={(from) => onChange({ ...condition, from })}
        />
      );
    case "executive":
      return (
        <Select
          size="xs"
          label={t("alerts.rule.role.label")}
          allowDeselect={false}
          value={condition.role}
          data={(["main", "any"] as const).map((value) => ({ value, label: t(`alerts.rule.role.${value}`) }))}
          onChange={(role) => onChange({ ...condition, role: role === "any" ? "any" : "main" })}
        />
      );
    case "direction":
      return (
        <div className={classes["row"]}>
          <MultiSelect
            size="xs"
            label={t("alerts.rule.directions")}
            value={condition.directions}
            data={directions.map((value) => ({ value, label: directionNames[language][value] }))}
            onChange={(chosen) =>
              onChange({ ...condition, directions: directions.filter((each) => chosen.includes(each)) })
            }
          />
          <NumberField
            label={t("alerts.rule.confidence")}
            value={Math.round(condition.confidenceMin * 100)}
            onChange={(percent) => onChange({ ...condition, confidenceMin: Math.min(percent, 100) / 100 })}
          />
        </div>
      );
    case "author":
      return <AuthorFields condition={condition} onChange={onChange} />;
    case "story":
      return (
        <div className={classes["row"]}>
          <NumberField
            label={t("alerts.rule.storyPosts")}
            value={condition.posts}
            onChange={(posts) => onChange({ ...condition, posts })}
          />
          <NumberField
            label={t("alerts.rule.storyHours")}
            value={condition.hours}
            onChange={(hours) => onChange({ ...condition, hours })}
          />
        </div>
      );
    case "spike":
      return <SpikeFields condition={condition} onChange={onChange} />;
    case "query":
      return null;
    case "impostor":
      return <p className={classes["hint"]}>{t("alerts.rule.impostorHint")}</p>;
  }
}

function SpikeFields({
  condition,
  onChange,
}: {
  condition: Extract<Condition, { kind: "spike" }>;
  onChange: (condition: Condition) => void;
}) {
  const { t } = useTranslation();
  const windows = [1, 3, 6, 24] as const;
  return (
    <div className={classes["row"]}>
      <Select
        size="xs"
        label={t("alerts.rule.window")}
        allowDeselect={false}
        value={String(condition.windowHours)}
        data={windows.map(String)}
        onChange={(chosen) =>
          onChange({ ...condition, windowHours: windows.find((each) => String(each) === chosen) ?? 1 })
        }
      />
      <NumberField
        label={t("alerts.rule.falseAlarmsWanted")}
        value={condition.falseAlarmsPerMonth}
        onChange={(falseAlarmsPerMonth) => onChange({ ...condition, falseAlarmsPerMonth })}
      />
      <NumberField
        label={t("alerts.rule.minCount")}
        value={condition.minCount}
        onChange={(minCount) => onChange({ ...condition, minCount })}
      />
    </div>
  );
}

function AuthorFields({
  condition,
  onChange,
}: {
  condition: Extract<Condition, { kind: "author" }>;
  onChange: (condition: Condition) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={classes["row"]}>
      <MultiSelect
        size="xs"
        label={t("alerts.rule.watched.label")}
        value={condition.watched}
        data={watchedAuthors.map((value) => ({ value, label: t(`alerts.rule.watched.${value}`) }))}
        onChange={(chosen) =>
          onChange({ ...condition, watched: watchedAuthors.filter((each) => chosen.includes(each)) })
        }
      />
      <TextInput
        size="xs"
        label={t("alerts.rule.handles")}
        defaultValue={condition.handles.join(", ")}
        onBlur={({ currentTarget }) => {
          const handles = currentTarget.value
            .split(",")
            .flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));
          onChange({ ...condition, handles });
        }}
      />
      <NumberField
        label={t("alerts.rule.followers")}
        value={condition.followersMin}
        onChange={(count) => onChange({ ...condition, followersMin: count })}
        onEmpty={() => onChange({ ...condition, followersMin: null })}
      />
    </div>
  );
}

interface NumberFieldProps {
  label: string;
  value: number | null;
  onChange: (value: number) => void;
  /** What an empty field means; without it the field may not be empty. */
  onEmpty?: () => void;
}

export function NumberField({ label, value, onChange, onEmpty }: NumberFieldProps) {
  return (
    <TextInput
      size="xs"
      label={label}
      inputMode="decimal"
      key={value ?? "none"}
      defaultValue={value ?? ""}
      onBlur={({ currentTarget }) => {
        const text = currentTarget.value.trim().replace(",", ".").replaceAll(/\s/g, "");
        const read = Number(text);
        if (text === "" && onEmpty) onEmpty();
        else if (text !== "" && Number.isFinite(read) && read >= 0) onChange(read);
        else currentTarget.value = value === null ? "" : String(value);
      }}
    />
  );
}

interface LevelSelectProps {
  label: string;
  level: Level | null;
  onChange: (level: Level) => void;
}

export function LevelSelect({ label, level, onChange }: LevelSelectProps) {
  const names = severityNames[useLanguage()];
  const levels = [1, 2, 3, 4, 5] as const;
  return (
    <Select
      size="xs"
      label={label}
      allowDeselect={false}
      value={level === null ? null : String(level)}
      data={levels.map((each) => ({ value: String(each), label: `${each} · ${names[each]}` }))}
      onChange={(chosen) => onChange(levels.find((each) => String(each) === chosen) ?? 4)}
    />
  );
}
