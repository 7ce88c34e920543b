export type Search = Record<string, string | string[]>;

/** Reads `?a=1&b=2&b=3` as `{a: "1", b: ["2", "3"]}`: the shape that the API reads, so both share one schema. */
export function parseSearch(address: string): Search {
  const search: Search = {};
  for (const [name, value] of new URLSearchParams(address)) {
    const earlier = Object.hasOwn(search, name) ? search[name] : undefined;
    search[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return search;
}

/** A single value as text; undefined for what an address cannot carry. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** The way back. What is undefined, null or empty leaves no trace. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const each of [value].flat()) {
      const text = scalarText(each);
      if (text !== undefined && text !== "") params.append(name, text);
    }
  }
  const address = params.toString();
  return address === "" ? "" : `?${address}`;
}
