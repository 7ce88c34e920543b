import {
  dayMs,
  weekdayOf,
  weekdays,
  writeDate,
  type WorkingCalendar,
} from "@earshot/core/triage/clock/calendar";
import { writeDuration } from "@earshot/core/triage/clock/duration";
import { workingTime } from "@earshot/core/triage/clock/working-time";
import { createZone } from "@earshot/core/import/zone-time";
import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../app/use-now.ts";
import { dateFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./ClockSettings.module.css";

/** A week as the calendar has it, drawn by the same arithmetic that reckons what is due. */
export function WeekPreview({ calendar }: { calendar: WorkingCalendar }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = Math.floor(useNow() / dayMs);
  const [weeksAway, setWeeksAway] = useState(0);
  const monday = today - weekdays.indexOf(weekdayOf(today)) + weeksAway * 7;
  const days = useMemo(() => weekOf(calendar, monday), [calendar, monday]);
  const written = (day: number) =>
    dateFormat(language, { day: "numeric", month: "short", timeZone: "UTC" }).format(day * dayMs);
  const workedMs = days.reduce((sum, day) => sum + day.workedMs, 0);
  return (
    <section aria-label={t("clocks.settings.preview")}>
      <div className={classes["head"]}>
        <h3>{t("clocks.settings.preview")}</h3>
        <span className={classes["pager"]}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("clocks.settings.previous")}
            onClick={() => setWeeksAway(weeksAway - 1)}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <span className="tabular">
            {t("clocks.settings.previewWeek", { from: written(monday), to: written(monday + 6) })} ·{" "}
            {writeDuration(workedMs, language)}
          </span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("clocks.settings.next")}
            onClick={() => setWeeksAway(weeksAway + 1)}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
        </span>
      </div>
      <ul className={classes["preview"]}>
        {days.map(({ day, spans, name, workedMs: worked }) => (
          <li key={day}>
            <span className={classes["preview-day"]}>
              {t(`clocks.settings.day.${weekdayOf(day)}`)} <small>{written(day)}</small>
            </span>
            <span className={classes["track"]} aria-hidden>
              {spans.map(({ left, width }) => (
                <span key={left} style={{ left: `${left}%`, width: `${width}%` }} />
              ))}
            </span>
            <span className={classes["preview-name"]}>
              {worked > 0 ? writeDuration(worked, language) : t("clocks.settings.off")}
              {name !== "" && ` · ${name}`}
            </span>
          </li>
        ))}
      </ul>
      <div className={classes["scale"]} aria-hidden>
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </section>
  );
}

interface PreviewDay {
  day: number;
  name: string;
  workedMs: number;
  /** In hundredths of the day. */
  spans: { left: number; width: number }[];
}

function weekOf(calendar: WorkingCalendar, monday: number): PreviewDay[] {
  const toUtc = createZone(calendar.zone);
  const time = workingTime(calendar);
  return weekdays.map((_, index) => {
    const day = monday + index;
    const [start, end] = [toUtc(day * dayMs), toUtc((day + 1) * dayMs)];
    const spans = time.spans(start, end);
    const special = calendar.days.find(({ date }) => date === writeDate(day));
    return {
      day,
      name: special?.name ?? "",
      workedMs: spans.reduce((sum, span) => sum + span.end - span.start, 0),
      spans: spans.map((span) => ({
        left: ((span.start - start) / (end - start)) * 100,
        width: ((span.end - span.start) / (end - start)) * 100,
      })),
    };
  });
}
