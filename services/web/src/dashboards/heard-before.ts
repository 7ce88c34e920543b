import type { FigureAnswer } from "@earshot/contract/figure";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { isComparable, nobodyListened, type Heard } from "./chart-data.ts";
import { fullValue } from "./figure-words.ts";

/** How much of the time before was heard, in words; "" for nothing. */
export function heardBefore({ coverage }: Heard, language: PageLanguage): string {
  const { before } = coverage;
  return before === null || before === 0 ? "" : fullValue(100 * before, "percent", language);
}

/** The share of the time before that most of the answers have which cannot be compared; null where all can be. */
export function commonShare(
  answers: readonly (FigureAnswer | null | undefined)[],
  language: PageLanguage,
): string | null {
  const counts = new Map<string, number>();
  for (const answer of answers) {
    if (answer === null || answer === undefined) continue;
    // Where nothing is known now either, there is nothing that anybody would compare.
    if (isComparable(answer) || nobodyListened(answer)) continue;
    const share = heardBefore(answer, language);
    counts.set(share, (counts.get(share) ?? 0) + 1);
  }
  const [common] = [...counts].sort(([, a], [, b]) => b - a);
  return common?.[0] ?? null;
}
