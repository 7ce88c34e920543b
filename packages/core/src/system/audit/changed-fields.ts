export interface ChangedField {
  field: string;
  from: unknown;
  to: unknown;
}

/** What a line of the audit log holds: fields before and after. */
interface Changed {
  from: Record<string, unknown>;
  to: Record<string, unknown>;
}

/** The fields that a line tells of, each with what it was and what it became; empty ones that stayed empty are no news. */
export function changedFields({ from, to }: Changed): ChangedField[] {
  const fields = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...fields]
    .map((field) => ({ field, from: from[field], to: to[field] }))
    .filter((each) => shownValue(each.from) !== null || shownValue(each.to) !== null);
}

const shownMax = 200;

/** A stored value in one line; null when it is empty. */
export function shownValue(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value) && value.length === 0) return null;
  const text = Array.isArray(value)
    ? value.map((each) => shownValue(each) ?? "").join(", ")
    : typeof value === "string"
      ? value
      : typeof value === "object"
        ? shownParts(value)
        : JSON.stringify(value);
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
}

/** A value of several parts without the marks of its notation; empty parts are no news. */
function shownParts(value: object): string {
  return Object.entries(value)
    .flatMap(([name, each]) => {
      const shown = shownValue(each);
      return shown === null ? [] : [`${name}: ${shown}`];
    })
    .join(", ");
}

/** Name of the API token that was used; null when the person did it. */
export function tokenOf(via: string): string | null {
  return via.startsWith("token:") ? via.slice("token:".length) : null;
}
