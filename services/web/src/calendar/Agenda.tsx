import { IconCalendar } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Calendar, CalendarEntry } from "../api/calendar.ts";
import { Empty } from "../app/Empty.tsx";
import { dateFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import { clashing } from "./clashing.ts";
import { EntryMark } from "./EntryMark.tsx";
import { dayKey, touches, type Day } from "./month-days.ts";
import classes from "./Calendar.module.css";

interface AgendaProps {
  weeks: Day[][];
  calendar: Calendar;
  now: Date;
  onOpen: (entry: CalendarEntry) => void;
}

/**
 * The days of a month that have something, one below the other. What lasts for days stands at the first of them with its end, and today as
 * long as it lasts: thirty lines of one campaign would bury the rest.
 */
export function Agenda({ weeks, calendar, now, onOpen }: AgendaProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = dateFormat(language, { weekday: "short", day: "numeric", month: "long" });
  const inClash = clashing(calendar);
  const month = weeks.flat().filter(({ isWithin }) => isWithin);
  const today = dayKey(now);
  const days = month
    .map((day, at) => {
      const before = month[at - 1];
      const entries = calendar.entries.filter(
        (entry) =>
          touches(entry, day) && (day.key === today || before === undefined || !touches(entry, before)),
      );
      return { day, entries };
    })
    .filter(({ entries }) => entries.length > 0);
  if (days.length === 0)
    return (
      <Empty icon={<IconCalendar size={28} stroke={1.5} aria-hidden />} title={t("calendar.none")}>
        <p>{t("calendar.noneText")}</p>
      </Empty>
    );
  return (
    <ol className={classes["agenda"]} aria-label={t("calendar.list")}>
      {days.map(({ day, entries }) => (
        <li key={day.key} data-today={day.key === today || undefined}>
          <h3>
            <time dateTime={day.key}>{name.format(day.from)}</time>
          </h3>
          <div>
            {entries.map((entry) => (
              <EntryMark
                key={entry.calendarEntryId}
                entry={entry}
                hasClash={inClash.has(entry.calendarEntryId)}
                isFull
                onOpen={onOpen}
              />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
