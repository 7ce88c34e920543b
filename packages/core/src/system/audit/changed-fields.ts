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

/** How a stored value is said. A part of a value is known by its path: "quiet.from". */
export interface ValueWords {
  name: (path: string) => string;
  say: (path: string, value: string | number | boolean) => string;
}

const asStored: ValueWords = {
  name: (path) => path.slice(path.lastIndexOf(".") + 1),
  say: (_path, value) => String(value),
};

/** A stored value in one line, without the marks of its notation; null when it is empty. Empty parts are no news. */
export function shownValue(value: unknown, path = "", words = asStored): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value) && value.length === 0) return null;
  const text = textOf(value, path, words);
  return text.length > shownMax ? `${text.slice(0, shownMax)}…` : text;
}

function textOf(value: unknown, path: string, words: ValueWords): string {
  if (Array.isArray(value)) return value.map((each) => shownValue(each, path, words) ?? "").join(", ");
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return words.say(path, value);
  return Object.entries(value ?? {})
    .flatMap(([name, each]) => {
      const own = path === "" ? name : `${path}.${name}`;
      const shown = shownValue(each, own, words);
      return shown === null ? [] : [`${words.name(own)}: ${shown}`];
    })
    .join(", ");
}

/** Name of the API token that was used; null when the person did it. */
export function tokenOf(via: string): string | null {
  return via.startsWith("token:") ? via.slice("token:".length) : null;
}
