const multipliers: Readonly<Record<string, number>> = {
  k: 1_000,
  к: 1_000,
  тыс: 1_000,
  m: 1_000_000,
  м: 1_000_000,
  млн: 1_000_000,
  "%": 0.01,
};

/** A number as people write it in a query: 1500, 1.5k, 1,5 млн, 80%. Null when it is none. */
export function readNumber(text: string): number | null {
  const found = /^(-?\d{1,15})(?:[.,](\d{1,6}))?\s*(k|к|тыс\.?|m|м|млн\.?|%)?$/iu.exec(text.trim());
  if (!found) return null;
  const [, whole = "", part = "0", unit = ""] = found;
  const factor = unit === "" ? 1 : (multipliers[unit.toLowerCase().replace(".", "")] ?? 1);
  const value = Number(`${whole}.${part}`) * factor;
  return Number(value.toPrecision(12));
}
