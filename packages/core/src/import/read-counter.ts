/** A counter as written: its value, and whether it was rounded ("4.02K"). */
export interface ReadCounter {
  value: number;
  isApproximate: boolean;
}

const nothing: ReadonlySet<string> = new Set([
  "",
  "-",
  "—",
  "–",
  "n/a",
  "na",
  "null",
  "none",
  "н/д",
  "нет",
  "нет данных",
  "#n/a",
  "undefined",
  "nan",
]);
const factors: readonly [RegExp, number][] = [
  [/^(?:k|к|тыс\.?|тысяч[аи]?|thousand)$/u, 1e3],
  [/^(?:m|м|млн\.?|миллион(?:а|ов)?|mln|million)$/u, 1e6],
  [/^(?:b|bn|млрд\.?|миллиард(?:а|ов)?|billion)$/u, 1e9],
];

/** Whether a cell says that nothing is known: empty is not zero. */
export function isBlank(cell: string): boolean {
  return nothing.has(cell.trim().toLowerCase());
}

/** Reads "1 234", "1,234", "1234.0", "4.02K", "1,2 тыс."; null when it is no number of things. */
export function readCounter(cell: string): ReadCounter | null {
  const text = cell
    .slice(0, 60)
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/^['+~≈]+/u, "");
  const match = /^(\d[\d\s.,']*?)\s*([\p{L}.]*)$/u.exec(text);
  if (match === null) return null;
  const [, digits = "", unit = ""] = match;
  const factor = unit === "" ? 1 : factors.find(([name]) => name.test(unit))?.[1];
  if (factor === undefined) return null;
  const number = readDigits(digits);
  if (number === null) return null;
  const value = Math.round(number * factor);
  return value > 1e13 ? null : { value, isApproximate: factor > 1 };
}

/** Thousands may be parted by spaces, commas, dots or apostrophes; a last part of other than three digits is a fraction. */
function readDigits(digits: string): number | null {
  const bare = digits.replace(/[\s']/gu, "");
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(bare)) return Number(bare.replaceAll(",", ""));
  if (/^\d{1,3}(?:\.\d{3}){2,}$/u.test(bare)) return Number(bare.replaceAll(".", ""));
  if (/^\d+(?:[.,]\d+)?$/u.test(bare)) return Number(bare.replace(",", "."));
  return null;
}
