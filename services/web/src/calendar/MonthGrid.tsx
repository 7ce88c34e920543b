import { useTranslation } from "react-i18next";
import { useState } from "react";
import type { Calendar, CalendarEntry } from "../api/calendar.ts";
import { dateFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import { clashing } from "./clashing.ts";
import { EntryMark } from "./EntryMark.tsx";
import { dayKey, touches, type Day } from "./month-days.ts";
import classes from "./Calendar.module.css";

/** So many entries of a day are shown before one asks for the rest. */
const shownMax = 4;

interface MonthGridProps {
  weeks: Day[][];
  calendar: Calendar;
  now: Date;
  onOpen: (entry: CalendarEntry) => void;
}

/** A month by weeks and days. */
export function MonthGrid({ weeks, calendar, now, onOpen }: MonthGridProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const weekday = dateFormat(language, { weekday: "short" });
  const inClash = clashing(calendar);
  return (
    <table className={classes["grid"]} aria-label={t("calendar.grid")}>
      <thead>
        <tr>
          {weeks[0]?.map(({ key, from }) => (
            <th key={key} scope="col">
              {weekday.format(from)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.key}>
            {week.map((day) => (
              <DayCell
                key={day.key}
                day={day}
                isToday={day.key === dayKey(now)}
                entries={calendar.entries.filter((entry) => touches(entry, day))}
                inClash={inClash}
                onOpen={onOpen}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps {
  day: Day;
  isToday: boolean;
  entries: CalendarEntry[];
  inClash: ReadonlySet<number>;
  onOpen: (entry: CalendarEntry) => void;
}

function DayCell({ day, isToday, entries, inClash, onOpen }: DayCellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isWhole, setIsWhole] = useState(false);
  const isQuiet = entries.some(({ kind, state }) => kind === "quiet" && state === "planned");
  const shown = isWhole ? entries : entries.slice(0, shownMax);
  return (
    <td data-outside={!day.isWithin || undefined} data-quiet={isQuiet || undefined}>
      <time
        dateTime={day.key}
        className={classes["number"]}
        data-today={isToday || undefined}
        aria-label={dateFormat(language, { day: "numeric", month: "long" }).format(day.from)}
      >
        {day.from.getDate()}
      </time>
      {shown.map((entry) => (
        <EntryMark
          key={entry.calendarEntryId}
          entry={entry}
          hasClash={inClash.has(entry.calendarEntryId)}
          onOpen={onOpen}
        />
      ))}
      {shown.length < entries.length && (
        <button type="button" className={classes["rest"]} onClick={() => setIsWhole(true)}>
          {t("calendar.more", { count: entries.length - shown.length })}
        </button>
      )}
    </td>
  );
}
