import { calendarLimits, type CalendarWish, type ReadCalendar } from "./calendar-line.ts";
import { readIcal } from "./read-ical.ts";
import { readPlanTable } from "./read-plan-table.ts";

/** Reads a file of plans, iCalendar or CSV, by what stands in it. */
export async function readCalendar(bytes: Uint8Array, wish: CalendarWish): Promise<ReadCalendar> {
  if (bytes.length > calendarLimits.bytes)
    return { ok: false, fault: "too_large", message: `more than ${calendarLimits.bytes} bytes` };
  const head = new TextDecoder().decode(bytes.subarray(0, 400));
  if (/^\s*BEGIN:VCALENDAR/iu.test(head)) return readIcal(new TextDecoder().decode(bytes), wish);
  return readPlanTable(bytes, wish);
}
