/** What can be written as JSON. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * One text for one value, whoever writes it: JSON without spaces, keys in the order of their UTF-16 units (RFC 8785, JSON Canonicalization Scheme).
 * What is hashed is the UTF-8 of this text.
 */
export function canonicalJson(value: Plain): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const fields = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`);
  return `{${fields.join(",")}}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
