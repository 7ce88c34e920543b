import type { Db } from "@earshot/db/database";
import { listCalendar } from "@earshot/db/queries/calendar/calendar-list";
import { writeIcal } from "@earshot/sources/calendar/write-ical";

const dayMs = 24 * 3_600_000;
const days = { back: 183, ahead: 400 };

/** The calendar as iCalendar: half a year back and a good year ahead. */
export async function writeCalendar(db: Db, { zone, now }: { zone: string; now: Date }): Promise<string> {
  const entries = await listCalendar(db, {
    from: new Date(now.getTime() - days.back * dayMs),
    till: new Date(now.getTime() + days.ahead * dayMs),
  });
  return writeIcal(entries, { name: "Earshot", zone });
}
