import type { SpecialDay, WorkingCalendar } from "@earshot/core/triage/clock/calendar";
import {
  holidaySets,
  takeHolidays,
  type HolidaySetKey,
} from "@earshot/core/triage/clock/holidays/take-holidays";
import { ActionIcon, Button, Menu, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./ClockSettings.module.css";
import { ShiftsField } from "./ShiftsField.tsx";

interface SpecialDaysProps {
  calendar: WorkingCalendar;
  said: (field: string) => string | null;
  onDays: (days: readonly SpecialDay[]) => void;
}

/** Holidays and days with other hours, by year: taken over from a country, each to be changed. */
export function SpecialDays({ calendar, said, onDays }: SpecialDaysProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const { days } = calendar;
  const years = [...new Set(days.map(({ date }) => date.slice(0, 4)))].sort();
  const take = (key: HolidaySetKey) => {
    const taken = takeHolidays(calendar, holidaySets[key], language);
    const count = taken.length - days.length;
    say.done(count > 0 ? t("clocks.settings.taken", { count }) : t("clocks.settings.nothingNew"));
    if (count > 0) onDays(taken);
  };
  return (
    <>
      <div className={classes["head"]}>
        <h3>{t("clocks.settings.specialDays")}</h3>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-xs">{t("clocks.settings.take")}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(Object.keys(holidaySets) as HolidaySetKey[]).map((key) => (
              <Menu.Item key={key} onClick={() => take(key)}>
                {holidaySets[key].name[language]}
                <div className={classes["help"]}>{holidaySets[key].about[language]}</div>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <p className={classes["help"]}>{t("clocks.settings.specialDaysHint")}</p>
      {years.map((year) => (
        <details key={year} className={classes["year"]}>
          <summary>
            {t("clocks.settings.showYear", { year })} ·{" "}
            {t("clocks.settings.count", { count: days.filter(({ date }) => date.startsWith(year)).length })}
          </summary>
          <ul className={classes["days"]}>
            {days.map((day, at) =>
              day.date.startsWith(year) ? (
                <DayLine
                  key={day.date}
                  day={day}
                  problem={said(`days.${at}`)}
                  onDay={(changed) =>
                    onDays(
                      changed
                        ? days.map((each) => (each === day ? changed : each))
                        : days.filter((each) => each !== day),
                    )
                  }
                />
              ) : null,
            )}
          </ul>
        </details>
      ))}
      <AddDay
        taken={days}
        onAdd={(day) => onDays([...days, day].sort((a, b) => (a.date < b.date ? -1 : 1)))}
      />
    </>
  );
}

interface DayLineProps {
  day: SpecialDay;
  problem: string | null;
  /** Null takes the day out. */
  onDay: (day: SpecialDay | null) => void;
}

function DayLine({ day, problem, onDay }: DayLineProps) {
  const { t } = useTranslation();
  return (
    <li>
      <span className="tabular">{day.date}</span>
      <TextInput
        size="xs"
        aria-label={`${t("clocks.settings.dayName")} ${day.date}`}
        maxLength={80}
        value={day.name}
        onChange={(event) => onDay({ ...day, name: event.currentTarget.value })}
      />
      <ShiftsField
        label={`${t("clocks.settings.shifts")} ${day.date}`}
        shifts={day.shifts}
        problem={problem}
        onShifts={(shifts) => onDay({ ...day, shifts })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("clocks.settings.removeDay", { date: day.date })}
        onClick={() => onDay(null)}
      >
        <IconX size={15} />
      </ActionIcon>
    </li>
  );
}

function AddDay({ taken, onAdd }: { taken: readonly SpecialDay[]; onAdd: (day: SpecialDay) => void }) {
  const { t } = useTranslation();
  const [date, setDate] = useState("");
  const isNew = date !== "" && !taken.some((day) => day.date === date);
  return (
    <div className={classes["add-day"]}>
      <TextInput
        size="xs"
        type="date"
        aria-label={t("clocks.settings.date")}
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <Button
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={!isNew}
        onClick={() => {
          onAdd({ date, name: "", shifts: [] });
          setDate("");
        }}
      >
        {t("clocks.settings.addDay")}
      </Button>
    </div>
  );
}
