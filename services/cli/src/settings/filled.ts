/** Without what is empty: left out means none, in a new installation. */
export function filled(fields: Record<string, unknown>): Record<string, unknown> {
  const isFilled = (value: unknown): boolean =>
    value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isFilled(value)));
}

/** By code units, not by the rules of a language: those differ from machine to machine. */
export function sorted<T>(list: readonly T[], by: (each: T) => string): T[] {
  return list.toSorted((a, b) => (by(a) < by(b) ? -1 : by(a) > by(b) ? 1 : 0));
}
