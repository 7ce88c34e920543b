import type { DateOrder } from "./reading.ts";

/** Which number of dates such as "05/06/2024" is the day, as far as the cells tell; the day where they do not. */
export function guessDateOrder(cells: readonly string[]): DateOrder {
  let days = 0;
  let months = 0;
  for (const cell of cells) {
    const match = /^\s*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/u.exec(cell);
    if (match === null) continue;
    if (Number(match[1]) > 12) days += 1;
    if (Number(match[2]) > 12) months += 1;
  }
  return months > days ? "mdy" : "dmy";
}
