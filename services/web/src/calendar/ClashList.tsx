import { innerQuotes } from "@earshot/core/system/in-quotes";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Calendar, CalendarEntry, Clash } from "../api/calendar.ts";
import { dayAndTime, dayInYear } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Calendar.module.css";

/** What gets in whose way, each with what to look at. */
export function ClashList({
  calendar,
  onOpen,
}: {
  calendar: Calendar;
  onOpen: (entry: CalendarEntry) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { clashes, entries, incidents } = calendar;
  if (clashes.length === 0) return null;
  const entryOf = (id: number) => entries.find(({ calendarEntryId }) => calendarEntryId === id);
  const words = (clash: Clash): string => {
    const title = innerQuotes(entryOf(clash.entryId)?.title ?? "", language);
    if (clash.kind === "beside_crisis") return t("calendar.besideCrisis", { title });
    const other = innerQuotes(entryOf(clash.otherId)?.title ?? "", language);
    if (clash.kind === "in_quiet") return t("calendar.inQuiet", { title, other });
    return t("calendar.tooNear", { title, other, minutes: clash.minutes, hours: calendar.hoursApart });
  };
  return (
    <section className={classes["clashes"]} aria-label={t("calendar.clashes")}>
      <h2>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
        {t("calendar.clashCount", { count: clashes.length })}
      </h2>
      <ul>
        {clashes.map((clash) => {
          const entry = entryOf(clash.entryId);
          const incident =
            clash.kind === "beside_crisis"
              ? incidents.find(({ incidentId }) => incidentId === clash.incidentId)
              : undefined;
          return (
            <li key={JSON.stringify(clash)}>
              <button type="button" onClick={() => entry && onOpen(entry)}>
                {entry && (
                  <time dateTime={entry.at}>
                    {entry.isAllDay ? dayInYear(entry.at, language) : dayAndTime(entry.at, language)}
                  </time>
                )}{" "}
                {words(clash)}
              </button>
              {incident && (
                <Link to="/incidents/$incidentId" params={{ incidentId: String(incident.incidentId) }}>
                  {incident.title}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
