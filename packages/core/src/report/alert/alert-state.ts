/** Where an alert stands: nobody has it, somebody has taken it on, it is over. */
export const alertStates = ["open", "acknowledged", "past"] as const;
export type AlertState = (typeof alertStates)[number];

/** Where an alert stands by when it was taken on and closed. */
export function alertStateOf(alert: { acknowledgedAt: Date | null; closedAt: Date | null }): AlertState {
  if (alert.closedAt !== null) return "past";
  return alert.acknowledgedAt === null ? "open" : "acknowledged";
}
