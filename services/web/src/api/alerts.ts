/** Everything about alerts to the team begins with it. */
export const alertsKey = ["alerts"] as const;
