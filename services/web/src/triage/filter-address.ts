import { writeFilter, type FilterName } from "@earshot/contract/filter-address";
import type { MentionFilter } from "@earshot/contract/mention-filter";

/** The filter without one value of one of its names, or without the whole name. */
export function withoutFilter(filter: MentionFilter, name: FilterName, value?: unknown): MentionFilter {
  const { [name]: given, ...rest } = filter;
  const left =
    Array.isArray(given) && value !== undefined ? (given as unknown[]).filter((each) => each !== value) : [];
  return left.length === 0 ? rest : { ...rest, [name]: left };
}

/** The filter with one value of a list switched on or off. */
export function toggleFilter(filter: MentionFilter, name: FilterName, value: unknown): MentionFilter {
  const given: unknown = filter[name];
  const chosen: unknown[] = Array.isArray(given) ? given : [];
  if (chosen.includes(value)) return withoutFilter(filter, name, value);
  return { ...filter, [name]: [...chosen, value] };
}

/** Whether anything is left out; neither one row a story nor another order does. */
export function isFiltered(filter: MentionFilter): boolean {
  return writeFilter(filter).some(([name]) => name !== "per" && name !== "sort");
}

/** The same list with nothing left out. */
export function clearFilter({ per, sort }: MentionFilter): MentionFilter {
  return { ...(per === undefined ? {} : { per }), ...(sort === undefined ? {} : { sort }) };
}

/** One row a post, or one row a story. */
export function togglePerStory({ per, ...rest }: MentionFilter): MentionFilter {
  return per === undefined ? { ...rest, per: "story" } : rest;
}

/** The address of a view, as it is saved and compared. */
export function addressOf(filter: MentionFilter): string {
  return new URLSearchParams(writeFilter(filter)).toString();
}
