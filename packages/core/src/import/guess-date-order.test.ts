import { expect, test } from "vitest";
import { guessDateOrder } from "./guess-date-order.ts";

test.each<[name: string, cells: string[], order: string]>([
  ["nothing tells", ["05/06/2026", "01/02/2026"], "dmy"],
  ["a day beyond 12 stands second", ["05/06/2026", "05/13/2026"], "mdy"],
  ["a day beyond 12 stands first", ["13/05/2026"], "dmy"],
  ["other spellings", ["2026-03-05", "5 марта"], "dmy"],
])("%s", (_name, cells, order) => {
  expect(guessDateOrder(cells)).toBe(order);
});
