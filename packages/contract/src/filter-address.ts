import { mentionFilterSchema, type MentionFilter } from "./mention-filter.ts";

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

/** The filter as pairs for an address, in a fixed order and each value once, so that one view has one address. */
export function writeFilter(filter: MentionFilter): [name: string, value: string][] {
  return filterNames.flatMap((name) => {
    const value: unknown = filter[name];
    if (value === undefined) return [];
    if (Array.isArray(value))
      return [...new Set(value.map(String))].sort().map((each): [string, string] => [name, each]);
    const text = scalarText(value);
    return text === undefined ? [] : [[name, text]];
  });
}

/** The address of a view as it is kept: what it does not know is left out. */
export function canonicalAddress(address: string): string {
  const given = new URLSearchParams(address);
  const search = Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]));
  const single = Object.entries(search).map(([name, values]) => [
    name,
    values.length === 1 ? values[0] : values,
  ]);
  return new URLSearchParams(writeFilter(readFilter(Object.fromEntries(single)))).toString();
}

/** The schema reads an address, which holds text only; the router may hand over numbers and booleans. */
function asText(value: unknown): string | string[] | undefined {
  return Array.isArray(value) ? value.map(String) : scalarText(value);
}

/** A single value as text; undefined for what an address cannot carry. */
function scalarText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}
