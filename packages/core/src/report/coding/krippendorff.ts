/** How far people who coded the same things agree beyond chance. */
export interface Agreement {
  /** 1: always, 0: as chance would, below 0: less than that; null where it cannot be told: one unit, or one value alone. */
  alpha: number | null;
  /** Units that at least two people coded. */
  units: number;
}

/**
 * Krippendorff's alpha for nominal values, any number of coders and missing values (K. Krippendorff, Computing Krippendorff's
 * Alpha-Reliability, 2011, section C).
 * @param units values that were given to each unit, in no order; a missing one is left out
 */
export function krippendorffAlpha(units: readonly (readonly string[])[]): Agreement {
  const pairable = units.filter((values) => values.length > 1);
  const totals = new Map<string, number>();
  let disagreed = 0;
  for (const values of pairable) {
    const counts = countValues(values);
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      disagreed += (count * (values.length - count)) / (values.length - 1);
    }
  }
  const n = [...totals.values()].reduce((sum, count) => sum + count, 0);
  const expected = [...totals.values()].reduce((sum, count) => sum + count * (n - count), 0);
  if (expected === 0) return { alpha: null, units: pairable.length };
  return { alpha: 1 - ((n - 1) * disagreed) / expected, units: pairable.length };
}

function countValues(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** What may be concluded: firm from 0.8 on, tentative from 0.667 on (Krippendorff 2004, p. 241). */
export type AgreementWord = "firm" | "tentative" | "weak" | "unknown";

/** With fewer units an alpha says next to nothing, whatever it is. */
export const agreementUnitsMin = 20;

export function judgeAgreement({ alpha, units }: Agreement): AgreementWord {
  if (alpha === null || units < agreementUnitsMin) return "unknown";
  if (alpha >= 0.8) return "firm";
  return alpha >= 0.667 ? "tentative" : "weak";
}
