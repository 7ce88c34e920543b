/** What the address of the page may say. */
export interface CalendarView {
  /** The month that is shown, 2026-11; the running one where it is left out. */
  month?: string;
  view?: "agenda";
}

export function readCalendarView(search: Record<string, unknown>): CalendarView {
  const month = typeof search["month"] === "string" ? search["month"] : "";
  return {
    ...(/^20\d\d-(?:0[1-9]|1[0-2])$/u.test(month) && { month }),
    ...(search["view"] === "agenda" && { view: "agenda" as const }),
  };
}
