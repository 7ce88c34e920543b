import type { WorkingCalendar } from "@earshot/core/triage/clock/calendar";
import { calendarsMax } from "@earshot/core/triage/clock/check-policy";
import { severities } from "@earshot/core/triage/clock/policy";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CalendarEditor } from "./CalendarEditor.tsx";
import classes from "./ClockSettings.module.css";
import type { PolicyPart } from "./policy-part.ts";
import { ownZone } from "../words/own-zone.ts";

/** All working calendars, each with its editor. */
export function CalendarList({ policy, problems, onChange }: PolicyPart) {
  const { t } = useTranslation();
  const { calendars } = policy;
  const set = (at: number, calendar: WorkingCalendar) =>
    onChange({ calendars: calendars.map((each, index) => (index === at ? calendar : each)) });
  return (
    <section aria-labelledby="clock-calendars">
      <div className={classes["head"]}>
        <h2 id="clock-calendars">{t("clocks.settings.calendars")}</h2>
        <Button
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={calendars.length >= calendarsMax}
          onClick={() =>
            onChange({ calendars: [...calendars, newCalendar(calendars, t("clocks.settings.newName"))] })
          }
        >
          {t("clocks.settings.add")}
        </Button>
      </div>
      {calendars.map((calendar, at) => (
        <CalendarEditor
          key={calendar.key}
          calendar={calendar}
          problems={problems.flatMap(({ field, words }) =>
            field.startsWith(`calendars.${at}.`)
              ? [{ field: field.slice(`calendars.${at}.`.length), words }]
              : [],
          )}
          usedBy={severities.filter((severity) => policy.calendarOf[severity] === calendar.key)}
          onChange={(changed) => set(at, changed)}
          onRemove={() => onChange({ calendars: calendars.filter((each) => each !== calendar) })}
        />
      ))}
    </section>
  );
}

/** Monday to Friday where the person is; keys count on. */
function newCalendar(calendars: readonly WorkingCalendar[], name: string): WorkingCalendar {
  const keys = new Set(calendars.map(({ key }) => key));
  let number = calendars.length + 1;
  while (keys.has(`calendar-${number}`)) number += 1;
  const nine = [{ from: "09:00", to: "18:00" }];
  return {
    key: `calendar-${number}`,
    name: `${name} ${number}`,
    zone: ownZone(),
    week: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] },
    days: [],
  };
}
