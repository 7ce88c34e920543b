import type { Names } from "./page-language.ts";

/** What a list can be ordered by: the most urgent, newest, oldest, furthest reaching or fastest spreading post first. */
export const listOrders = ["urgency", "newest", "oldest", "reach", "velocity"] as const;
export type ListOrder = (typeof listOrders)[number];

export const listOrderNames: Names<ListOrder> = {
  ru: {
    urgency: "по срочности",
    newest: "сначала новые",
    oldest: "сначала старые",
    reach: "по охвату",
    velocity: "по скорости",
  },
  en: {
    urgency: "by urgency",
    newest: "newest first",
    oldest: "oldest first",
    reach: "by reach",
    velocity: "by velocity",
  },
};
