import type { MentionFilter } from "@earshot/contract/mention-filter";
import { isFiltered } from "./filter-address.ts";
import type { Status } from "@earshot/core/triage/status";

/** Ready-made choices of status. `open` is the view without any. */
export const statusViews = {
  open: [],
  new: ["new"],
  in_progress: ["in_progress"],
  waiting: ["waiting"],
  closed: ["answered", "dismissed"],
} as const satisfies Record<string, readonly Status[]>;

export type StatusView = keyof typeof statusViews;
export const statusViewNames = Object.keys(statusViews) as StatusView[];

const keyOf = (statuses: readonly Status[]): string => statuses.toSorted().join();

/** Which view the statuses of a filter are; null for other choices. */
export function statusViewOf({ status = [] }: Pick<MentionFilter, "status">): StatusView | null {
  const chosen = keyOf(status);
  return statusViewNames.find((name) => keyOf(statusViews[name]) === chosen) ?? null;
}

/** The view that alone leaves something out; null where nothing does, or something else does too. */
export function onlyStatusView(filter: MentionFilter): Exclude<StatusView, "open"> | null {
  const { status: _left, ...rest } = filter;
  const view = isFiltered(rest) ? null : statusViewOf(filter);
  return view === "open" ? null : view;
}
