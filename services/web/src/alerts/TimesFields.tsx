import type { AlertRuleBody } from "@earshot/contract/alert";
import { Select, Switch, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { severityNames } from "@earshot/core/triage/status-names";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Alerts.module.css";
import { clockText, readClock, readClocks } from "./rule-draft.ts";

interface TimesFieldsProps {
  rule: Pick<AlertRuleBody, "telling" | "quiet" | "zone">;
  onChange: (part: Partial<Pick<AlertRuleBody, "telling" | "quiet" | "zone">>) => void;
}

/** When a rule tells: at once or gathered, and in which hours not. */
export function TimesFields({ rule, onChange }: TimesFieldsProps) {
  const { t } = useTranslation();
  const { telling } = rule;
  return (
    <section className={classes["part"]}>
      <div className={classes["row"]}>
        <Select
          size="xs"
          allowDeselect={false}
          label={t("alerts.rule.mode.label")}
          value={telling.mode}
          data={(["at_once", "digest"] as const).map((value) => ({
            value,
            label: t(`alerts.rule.mode.${value}`),
          }))}
          onChange={(mode) =>
            onChange({ telling: mode === "digest" ? { mode, minutes: [540, 1_080] } : { mode: "at_once" } })
          }
        />
        {telling.mode === "digest" && (
          <TextInput
            size="xs"
            label={t("alerts.rule.digestAt")}
            key={telling.minutes.join()}
            defaultValue={telling.minutes.map(clockText).join(", ")}
            onBlur={({ currentTarget }) => {
              const minutes = readClocks(currentTarget.value);
              if (minutes.length > 0) onChange({ telling: { mode: "digest", minutes } });
            }}
          />
        )}
        <ZoneSelect zone={rule.zone} onChange={(zone) => onChange({ zone })} />
      </div>
      <QuietFields
        quiet={rule.quiet}
        title={t("alerts.rule.quiet")}
        onChange={(quiet) => onChange({ quiet })}
      />
    </section>
  );
}

export function ZoneSelect({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  const { t } = useTranslation();
  const zones = new Set([zone, "UTC", ...Intl.supportedValuesOf("timeZone")]);
  return (
    <Select
      size="xs"
      searchable
      allowDeselect={false}
      label={t("alerts.rule.zone")}
      value={zone}
      data={[...zones]}
      limit={50}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
    />
  );
}

type Quiet = NonNullable<AlertRuleBody["quiet"]>;

interface QuietFieldsProps {
  quiet: Quiet | null;
  title: string;
  onChange: (quiet: Quiet | null) => void;
}

/** From when to when nothing is told, and how grave it must be to be told all the same. */
export function QuietFields({ quiet, title, onChange }: QuietFieldsProps) {
  const { t } = useTranslation();
  const names = severityNames[useLanguage()];
  const levels = [2, 3, 4, 5] as const;
  const time = (key: "from" | "to", label: string, value: Quiet) => (
    <TextInput
      size="xs"
      type="time"
      label={label}
      value={clockText(value[key])}
      onChange={({ currentTarget }) => {
        const minutes = readClock(currentTarget.value);
        if (minutes !== null) onChange({ ...value, [key]: minutes });
      }}
    />
  );
  return (
    <>
      <Switch
        checked={quiet !== null}
        label={title}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.checked ? { from: 22 * 60, to: 8 * 60, unlessSeverity: 4 } : null)
        }
      />
      {quiet !== null && (
        <div className={classes["row"]}>
          {time("from", t("alerts.rule.quietFrom"), quiet)}
          {time("to", t("alerts.rule.quietTo"), quiet)}
          <Select
            size="xs"
            allowDeselect={false}
            label={t("alerts.rule.quietUnless")}
            value={String(quiet.unlessSeverity ?? "none")}
            data={[
              ...levels.map((each) => ({ value: String(each), label: `${each} · ${names[each]}` })),
              { value: "none", label: t("alerts.rule.quietAlways") },
            ]}
            onChange={(chosen) =>
              onChange({ ...quiet, unlessSeverity: levels.find((each) => String(each) === chosen) ?? null })
            }
          />
        </div>
      )}
    </>
  );
}
