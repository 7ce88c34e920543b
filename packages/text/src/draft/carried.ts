import { readContent, type Content } from "../respond/read-content.ts";
import type { NumberAt } from "../respond/read-numbers.ts";
import type { Carrier, ReadDraft } from "./read-draft.ts";

/** A round number of a draft may stand for one this near to it. */
const roundingShare = 0.06;

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2100;
}

/** A year is never rounded, nor a small number, nor one that is given to the unit. */
function isRounded(value: number): boolean {
  if (isYear(value)) return false;
  if (value < 20) return false;
  const zeros = /0*$/.exec(String(Math.round(value)))?.[0].length ?? 0;
  return zeros >= 1 || value % 25 === 0;
}

function isNear(said: number, known: number): boolean {
  if (said === known) return true;
  if (!Number.isInteger(known) && Math.round(known) === said) return true;
  return isRounded(said) && Math.abs(said - known) <= known * roundingShare;
}

/** What may be told of known numbers: themselves, parts of a hundred, hours of the afternoon, their sums, differences and ratios. */
export function carriesNumber({ numbers }: Carrier, said: number): boolean {
  const known = numbers.map(({ value }) => value);
  const isPart = (value: number): boolean => said > 1 && Math.abs(100 / said - value) < 1.6;
  if (
    known.some(
      (value) => isNear(said, value) || isPart(value) || (said <= 12 && Math.trunc(value) === said + 12),
    )
  )
    return true;
  const counts = known.filter((value) => !isYear(value));
  return counts.some((a, at) =>
    counts.some(
      (b, other) =>
        other > at &&
        [a + b, Math.abs(a - b), Math.max(a, b) / Math.max(1e-9, Math.min(a, b))].some((value) =>
          isNear(said, Math.round(value * 10) / 10),
        ),
    ),
  );
}

/** Everything that may carry what a draft says: cards, the mention, earlier statements. */
export function carriersOf(draft: ReadDraft): Carrier[] {
  return [...draft.facts, ...(draft.mention ? [draft.mention] : []), ...draft.statements];
}

/** Whether words share a root: equal stems, or most of the shorter one from its beginning. */
export function sharesRoot(one: string, other: string): boolean {
  if (one === other) return true;
  const least = Math.min(one.length, other.length);
  if (least < 4) return false;
  const common = Math.max(4, Math.ceil(least * 0.75));
  return one.slice(0, common) === other.slice(0, common);
}

function has(content: Content, word: string): boolean {
  if (content.has(word)) return true;
  for (const other of content.keys()) if (sharesRoot(word, other)) return true;
  return false;
}

/** Words of a text that any of the carriers has too, by length, of all its words, [0, 1]; 1 of a text without content. */
export function carriedShare(text: string, carriers: readonly Carrier[]): number {
  let carried = 0;
  let whole = 0;
  for (const word of readContent(text).keys()) {
    const weight = Math.min(word.length, 9);
    whole += weight;
    if (carriers.some(({ content }) => has(content, word))) carried += weight;
  }
  return whole === 0 ? 1 : carried / whole;
}

/** Numbers of a place that nothing carries. */
export function uncarriedNumbers(
  draft: ReadDraft,
  { start, end }: { start: number; end: number },
): NumberAt[] {
  const carriers = carriersOf(draft);
  return draft.numbers.filter(
    (number) =>
      number.start >= start &&
      number.end <= end &&
      !carriers.some((carrier) => carriesNumber(carrier, number.value)),
  );
}
