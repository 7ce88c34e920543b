import { directions, sentiments } from "@earshot/core/analyse/label";
import { platforms } from "@earshot/core/collect/platform";
import { listOrders } from "@earshot/core/triage/order";
import { periods } from "@earshot/core/triage/period";
import { queryLengthMax } from "@earshot/core/triage/query/query-length";
import { statuses } from "@earshot/core/triage/status";
import type { MentionFilter } from "./mention-filter.ts";
import {
  either,
  flag,
  idInAddress,
  instant,
  many,
  once,
  oneOf,
  textOf,
  wholeNumber,
  type Given,
} from "./read-address.ts";

export type FilterName = keyof MentionFilter;

/**
 * How each name is read from an address: what the schema of the API takes and nothing else, but without Zod, so that the
 * first load of the page does not carry it. A test holds both to the same values.
 */
const readers: { [Name in FilterName]-?: (given: Given) => MentionFilter[Name] } = {
  status: many(oneOf(statuses)),
  direction: many(oneOf(directions)),
  sentiment: many(oneOf(sentiments)),
  severity: many(wholeNumber(1, 5)),
  platform: many(oneOf(platforms)),
  source: many(idInAddress),
  entity: many(idInAddress),
  lang: many(textOf(8)),
  unsure: once(flag),
  assignee: many(either(oneOf(["me", "nobody"]), idInAddress)),
  tag: many(idInAddress),
  noted: once(flag),
  asleep: once(flag),
  starred: once(flag),
  reprints: once(flag),
  story: many(idInAddress),
  incident: many(idInAddress),
  inIncident: once(flag),
  per: once(oneOf(["story"])),
  read: once(flag),
  instory: once(flag),
  counted: once(flag),
  author: many(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
  sort: once(oneOf(listOrders)),
  tier: many(wholeNumber(1, 3)),
  folder: many(textOf(200)),
  q: once((text) => textOf(queryLengthMax)(text.trim())),
  period: once(oneOf(periods)),
  since: once(instant),
  until: once(instant),
};
export const filterNames = Object.keys(readers) as FilterName[];

/**
 * The filter in an address, checked name by name: a value that does not fit is dropped and the others stay, so that
 * an old or mistyped link still opens.
 */
export function readFilter(search: Readonly<Record<string, unknown>>): MentionFilter {
  const filter: Record<string, unknown> = {};
  for (const name of filterNames) {
    const given = asText(Object.hasOwn(search, name) ? search[name] : undefined);
    const read = given === undefined ? undefined : readers[name](given);
    if (read !== undefined && !isEmpty(read)) filter[name] = read;
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

/** An address holds text only; the router may hand over numbers and booleans. */
function asText(value: unknown): string | string[] | undefined {
  return Array.isArray(value) ? value.map(String) : scalarText(value);
}

/** A single value as text; undefined for what an address cannot carry. */
function scalarText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
