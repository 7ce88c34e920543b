import type { ClockPolicy } from "./policy.ts";

/** What differs between two policies, for the audit log: paths with their values before and after; null when nothing does. */
export function changedFields(
  before: ClockPolicy,
  after: ClockPolicy,
): { from: Record<string, unknown>; to: Record<string, unknown> } | null {
  const [old, young] = [fieldsOf(before), fieldsOf(after)];
  const paths = [...new Set([...old.keys(), ...young.keys()])].filter(
    (path) => old.get(path) !== young.get(path),
  );
  if (paths.length === 0) return null;
  return {
    from: Object.fromEntries(paths.map((path) => [path, old.get(path) ?? null])),
    to: Object.fromEntries(paths.map((path) => [path, young.get(path) ?? null])),
  };
}

/** A policy as lines: a path and what stands there, in words that a person can read. */
function fieldsOf(policy: ClockPolicy): Map<string, string | number | null> {
  const fields = new Map<string, string | number | null>();
  for (const [kind, targets] of Object.entries(policy.targets))
    for (const [severity, minutes] of Object.entries(targets))
      fields.set(`targets.${kind}.${severity}`, minutes);
  for (const [severity, key] of Object.entries(policy.calendarOf)) fields.set(`calendarOf.${severity}`, key);
  for (const calendar of policy.calendars) {
    const path = `calendars.${calendar.key}`;
    fields.set(`${path}.name`, calendar.name);
    fields.set(`${path}.zone`, calendar.zone);
    for (const [day, shifts] of Object.entries(calendar.week)) fields.set(`${path}.${day}`, hours(shifts));
    for (const day of calendar.days)
      fields.set(`${path}.${day.date}`, [day.name, hours(day.shifts)].filter(Boolean).join(": ") || "–");
  }
  fields.set("firstResponse", policy.firstResponse);
  for (const [cause, kinds] of Object.entries(policy.pauses))
    fields.set(`pauses.${cause}`, [...kinds].sort().join(", "));
  fields.set("historyAfterHours", policy.historyAfterHours);
  return fields;
}

function hours(shifts: ClockPolicy["calendars"][number]["days"][number]["shifts"]): string {
  return shifts.map(({ from, to }) => `${from}–${to}`).join(", ");
}
