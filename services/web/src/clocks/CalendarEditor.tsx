import { weekdays, type WorkingCalendar } from "@earshot/core/triage/clock/calendar";
import type { PolicyProblem } from "@earshot/core/triage/clock/check-policy";
import { isZone } from "@earshot/core/triage/zone";
import { Button, Select, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./ClockSettings.module.css";
import { ShiftsField } from "./ShiftsField.tsx";
import { SpecialDays } from "./SpecialDays.tsx";
import { WeekPreview } from "./WeekPreview.tsx";

interface CalendarEditorProps {
  calendar: WorkingCalendar;
  /** With fields from the calendar on. */
  problems: readonly PolicyProblem[];
  /** Severities that go by it. */
  usedBy: readonly number[];
  onChange: (calendar: WorkingCalendar) => void;
  onRemove: () => void;
}

/** One calendar: its zone, its week, its holidays, and a week by it. */
export function CalendarEditor({ calendar, problems, usedBy, onChange, onRemove }: CalendarEditorProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const set = (part: Partial<WorkingCalendar>) => onChange({ ...calendar, ...part });
  const said = (field: string): string | null =>
    problems.find((each) => each.field === field || each.field.startsWith(`${field}.`))?.words[language] ??
    null;
  const zones = [...new Set([calendar.zone, ...Intl.supportedValuesOf("timeZone")])];
  return (
    <article className={classes["card"]} aria-label={calendar.name}>
      <div className={classes["naming"]}>
        <TextInput
          size="xs"
          label={t("clocks.settings.name")}
          maxLength={80}
          value={calendar.name}
          error={said("name")}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          size="xs"
          label={t("clocks.settings.zone")}
          searchable
          allowDeselect={false}
          limit={60}
          data={zones}
          value={calendar.zone}
          error={said("zone")}
          onChange={(zone) => zone !== null && set({ zone })}
        />
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={15} aria-hidden />}
          disabled={usedBy.length > 0}
          title={
            usedBy.length > 0 ? t("clocks.settings.inUse", { severities: usedBy.join(", ") }) : undefined
          }
          onClick={onRemove}
        >
          {t("clocks.settings.remove")}
        </Button>
      </div>
      <h3>{t("clocks.settings.week")}</h3>
      <p className={classes["help"]}>{t("clocks.settings.weekHint")}</p>
      <div className={classes["week"]}>
        {weekdays.map((day) => (
          <div key={day}>
            <span aria-hidden>{t(`clocks.settings.day.${day}`)}</span>
            <ShiftsField
              label={t(`clocks.settings.day.${day}`)}
              shifts={calendar.week[day]}
              problem={said(`week.${day}`)}
              onShifts={(shifts) => set({ week: { ...calendar.week, [day]: shifts } })}
            />
          </div>
        ))}
      </div>
      {problems
        .filter(({ field }) => field === "week")
        .map(({ field, words }) => (
          <p key={field} className={classes["problem"]} role="alert">
            {words[language]}
          </p>
        ))}
      <SpecialDays calendar={calendar} said={said} onDays={(days) => set({ days })} />
      {isZone(calendar.zone) && <WeekPreview calendar={calendar} />}
    </article>
  );
}
