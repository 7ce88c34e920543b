import type { MentionFilter } from "@earshot/contract/mention-filter";

/** Views that everybody has from the first day: what is one's own, what nobody has taken, and what the machine leaves to people. */
export const readyViews = {
  mine: { assignee: ["me"] },
  nobodys: { assignee: ["nobody"] },
  unsure: { unsure: true },
} as const satisfies Record<string, MentionFilter>;

export const readyViewNames = ["mine", "nobodys", "unsure"] as const satisfies (keyof typeof readyViews)[];
