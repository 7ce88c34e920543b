/** Ready-made times to come back at, in the order of their digits. */
export const snoozeChoices = ["hour", "evening", "tomorrow", "monday", "week"] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

const hourMs = 3_600_000;
/** Hours of the day, by the clock of whoever chooses. */
const morning = 9;
const eveningHour = 18;

/** When a post comes back. `now` as the clock of the person shows it: its local fields are read. */
export function snoozeUntil(choice: SnoozeChoice, now: Date): Date {
  switch (choice) {
    case "hour":
      return new Date(now.getTime() + hourMs);
    case "evening":
      return now.getHours() < eveningHour ? at(now, 0, eveningHour) : new Date(now.getTime() + 3 * hourMs);
    case "tomorrow":
      return at(now, 1, morning);
    case "monday":
      return at(now, (8 - now.getDay()) % 7 || 7, morning);
    case "week":
      return at(now, 7, morning);
  }
}

function at(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}
