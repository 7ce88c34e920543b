import { clockKinds } from "@earshot/core/triage/clock/clock";
import { severities } from "@earshot/core/triage/clock/policy";
import { severityNames } from "@earshot/core/triage/status-names";
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./ClockSettings.module.css";
import { DurationField } from "./DurationField.tsx";
import type { PolicyPart } from "./policy-part.ts";

const always = "";

/** Targets of the three clocks by severity, and by which calendar each goes. */
export function TargetTable({ policy, problems, onChange }: PolicyPart) {
  const { t } = useTranslation();
  const language = useLanguage();
  const calendars = [
    { value: always, label: t("clocks.settings.roundTheClock") },
    ...policy.calendars.map(({ key, name }) => ({ value: key, label: name || key })),
  ];
  return (
    <section className={classes["card"]} aria-labelledby="clock-targets">
      <h2 id="clock-targets">{t("clocks.settings.targets")}</h2>
      <p className={classes["help"]}>{t("clocks.settings.targetsHint")}</p>
      <table className={classes["targets"]}>
        <thead>
          <tr>
            <th scope="col">{t("clocks.settings.severity")}</th>
            {clockKinds.map((kind) => (
              <th key={kind} scope="col" title={t(`clocks.kindHint.${kind}`)}>
                {t(`clocks.kind.${kind}`)}
              </th>
            ))}
            <th scope="col">{t("clocks.settings.calendar")}</th>
          </tr>
        </thead>
        <tbody>
          {severities.map((severity) => (
            <tr key={severity}>
              <th scope="row">
                <span className={classes["level"]} data-level={severity} aria-hidden />
                {severity} · {severityNames[language][severity]}
              </th>
              {clockKinds.map((kind) => (
                <td key={kind} data-name={t(`clocks.kind.${kind}`)}>
                  <DurationField
                    label={`${t(`clocks.kind.${kind}`)}, ${severityNames[language][severity]}`}
                    minutes={policy.targets[kind][severity]}
                    hasProblem={problems.some(({ field }) => field === `targets.${kind}.${severity}`)}
                    onMinutes={(minutes) =>
                      onChange({
                        targets: {
                          ...policy.targets,
                          [kind]: { ...policy.targets[kind], [severity]: minutes },
                        },
                      })
                    }
                  />
                </td>
              ))}
              <td data-name={t("clocks.settings.calendar")}>
                <Select
                  size="xs"
                  aria-label={`${t("clocks.settings.calendar")}, ${severityNames[language][severity]}`}
                  allowDeselect={false}
                  data={calendars}
                  value={policy.calendarOf[severity] ?? always}
                  onChange={(key) =>
                    onChange({
                      calendarOf: { ...policy.calendarOf, [severity]: key === always ? null : key },
                    })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
