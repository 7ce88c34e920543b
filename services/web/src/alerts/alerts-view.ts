import { alertStates, type AlertState } from "@earshot/core/report/alert/alert-state";

/** What the address of the page may say. */
export interface AlertsView {
  tab?: AlertState | "rules";
  alert?: number;
}

export function readAlertsView(search: Record<string, unknown>): AlertsView {
  const tab = [...alertStates, "rules" as const].find((each) => each === search["tab"]);
  const alert = Number(search["alert"]);
  return { ...(tab && { tab }), ...(Number.isSafeInteger(alert) && alert > 0 ? { alert } : {}) };
}
