/** Where an alert stands: nobody has it, somebody has taken it on, it is over. */
export const alertStates = ["open", "acknowledged", "past"] as const;
export type AlertState = (typeof alertStates)[number];
