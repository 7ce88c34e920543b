import { scalarText } from "../app/search-params.ts";
import { mentionFilterSchema, type MentionFilter } from "@earshot/contract/mention";

export type FilterName = keyof MentionFilter;
const { shape } = mentionFilterSchema;
export const filterNames = Object.keys(shape) as FilterName[];

/**
 * The filter in an address, checked name by name: a value that does not fit is dropped and the others stay, so that
 * an old or mistyped link still opens.
 */
export function readFilter(search: Readonly<Record<string, unknown>>): MentionFilter {
  const filter: Record<string, unknown> = {};
  for (const name of filterNames) {
    const given = asText(Object.hasOwn(search, name) ? search[name] : undefined);
    if (given === undefined) continue;
    const read = shape[name].safeParse(given);
    if (read.success && !isEmpty(read.data)) filter[name] = read.data;
  }
  return filter;
}

/** The filter as pairs for an address, in a fixed order, so that one view has one address. */
export function writeFilter(filter: MentionFilter): [name: string, value: string][] {
  return filterNames.flatMap((name) => {
    const value: unknown = filter[name];
    if (value === undefined) return [];
    if (Array.isArray(value))
      return [...value]
        .map(String)
        .sort()
        .map((each): [string, string] => [name, each]);
    const text = scalarText(value);
    return text === undefined ? [] : [[name, text]];
  });
}

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

export function isFiltered(filter: MentionFilter): boolean {
  return writeFilter(filter).length > 0;
}

/** The schema reads an address, which holds text only; the router may hand over numbers and booleans. */
function asText(value: unknown): string | string[] | undefined {
  return Array.isArray(value) ? value.map(String) : scalarText(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}
