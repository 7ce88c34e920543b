import type { Calendar } from "@earshot/contract/calendar";

/** Entries that a clash names as the one in the way. */
export function clashing({ clashes }: Pick<Calendar, "clashes">): ReadonlySet<number> {
  return new Set(clashes.map(({ entryId }) => entryId));
}
