import { readTime, type Shift } from "./calendar.ts";

/** Shifts as people type them, "9–13, 14:00-18:00"; an empty text is a day of rest. Null for what cannot be read. */
export function readShifts(text: string): Shift[] | null {
  if (text.trim() === "") return [];
  const shifts = text.split(/[,;]/).map(readShift);
  return shifts.every((shift) => shift !== null) ? shifts : null;
}

function readShift(text: string): Shift | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|\.\.|до|to)\s*(\d{1,2})(?:[:.](\d{2}))?$/i.exec(
    text.trim(),
  );
  if (!found) return null;
  const [, fromHour = "", fromMinute = "00", toHour = "", toMinute = "00"] = found;
  const shift = {
    from: `${fromHour.padStart(2, "0")}:${fromMinute}`,
    to: `${toHour.padStart(2, "0")}:${toMinute}`,
  };
  return readTime(shift.from) === null || readTime(shift.to) === null ? null : shift;
}

/** "09:00–13:00, 14:00–18:00". */
export function writeShifts(shifts: readonly Shift[]): string {
  return shifts.map(({ from, to }) => `${from}–${to}`).join(", ");
}
