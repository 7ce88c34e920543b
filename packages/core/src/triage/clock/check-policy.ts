import type { Words } from "../../settings/definition.ts";
import { isZone } from "../zone.ts";
import { readDate, readTime, weekdays, type Shift, type WorkingCalendar } from "./calendar.ts";
import { clockKinds } from "./clock.ts";
import { severities, type ClockPolicy } from "./policy.ts";

/** What must be mended in a policy before it can be saved. `field` is a path, "calendars.0.week.mon.1.to". */
export interface PolicyProblem {
  field: string;
  words: Words;
}

/** A month of working time: longer than any target that somebody looks at. */
export const targetMinutesMax = 44_640;
export const calendarsMax = 20;
export const specialDaysMax = 1_000;

/** Everything that is wrong with a policy; nothing when it can be saved. */
export function checkPolicy(policy: ClockPolicy): PolicyProblem[] {
  const keys = policy.calendars.map(({ key }) => key);
  return [
    ...checkTargets(policy),
    ...severities.flatMap((severity) => {
      const key = policy.calendarOf[severity];
      return key === null || keys.includes(key)
        ? []
        : [problem(`calendarOf.${severity}`, "Такого календаря нет.", "There is no such calendar.")];
    }),
    ...policy.calendars.flatMap((calendar, at) => checkCalendar(calendar, `calendars.${at}`)),
    ...doubles(keys, "calendars", "key"),
    ...doubles(
      policy.calendars.map(({ name }) => name.trim().toLowerCase()),
      "calendars",
      "name",
    ),
  ];
}

function checkTargets({ targets }: ClockPolicy): PolicyProblem[] {
  return clockKinds.flatMap((kind) =>
    severities.flatMap((severity) => {
      const minutes = targets[kind][severity];
      const isFine =
        minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= targetMinutesMax);
      if (isFine) return [];
      return [
        problem(`targets.${kind}.${severity}`, "От 1 минуты до 31 суток.", "From 1 minute to 31 days."),
      ];
    }),
  );
}

function checkCalendar(calendar: WorkingCalendar, field: string): PolicyProblem[] {
  const dates = calendar.days.map(({ date }) => date);
  const hasHours = weekdays.some((day) => calendar.week[day].length > 0);
  return [
    ...(calendar.name.trim() === ""
      ? [problem(`${field}.name`, "Назовите календарь.", "Give it a name.")]
      : []),
    ...(isZone(calendar.zone)
      ? []
      : [problem(`${field}.zone`, "Такого часового пояса нет.", "There is no such time zone.")]),
    ...(hasHours
      ? []
      : [
          problem(
            `${field}.week`,
            "В неделе нет ни одного рабочего часа: срок по такому календарю никогда не наступит.",
            "The week has no working hours: nothing would ever be due by this calendar.",
          ),
        ]),
    ...weekdays.flatMap((day) => checkShifts(calendar.week[day], `${field}.week.${day}`)),
    ...calendar.days.flatMap(({ date, shifts }, at) => [
      ...(readDate(date) === null
        ? [problem(`${field}.days.${at}.date`, "Такой даты нет.", "There is no such date.")]
        : []),
      ...checkShifts(shifts, `${field}.days.${at}`),
    ]),
    ...doubles(dates, `${field}.days`, "date"),
  ];
}

/** Times must be times, and no shift may begin before the one before it has ended. */
function checkShifts(shifts: readonly Shift[], field: string): PolicyProblem[] {
  let reached = -1;
  return shifts.flatMap((shift, at): PolicyProblem[] => {
    const [from, to] = [readTime(shift.from), readTime(shift.to)];
    const where = `${field}.${at}`;
    if (from === null || to === null)
      return [problem(where, "Время пишется как 09:30.", "Write times as 09:30.")];
    if (from === to)
      return [
        problem(where, "Круглые сутки пишутся как 00:00–24:00.", "Write a whole day as 00:00 to 24:00."),
      ];
    const overlaps = from < reached;
    reached = to > from ? to : to + 86_400_000;
    return overlaps ? [problem(where, "Смены пересекаются.", "Shifts overlap.")] : [];
  });
}

function doubles(values: readonly string[], list: string, field: string): PolicyProblem[] {
  return values.flatMap((value, at) =>
    values.indexOf(value) === at
      ? []
      : [problem(`${list}.${at}.${field}`, "Такой уже есть.", "There is one like this already.")],
  );
}

function problem(field: string, ru: string, en: string): PolicyProblem {
  return { field, words: { ru, en } };
}
