import type { FigureAnswer } from "@earshot/contract/figure";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { isComparable, nobodyListened, type Heard } from "./chart-data.ts";
import { fullValue } from "./figure-words.ts";

/** Why two times cannot be compared: which of them was listened to less, and how much of it. */
export interface HeardLess {
  /** `deaf`: nobody listened in the time before. */
  when: "before" | "now" | "deaf";
  /** "13%"; "" of `deaf`. */
  share: string;
}

/** Which of the two times of an answer that cannot be compared was listened to less. */
export function heardLess({ coverage }: Heard, language: PageLanguage): HeardLess {
  const { covered, before } = coverage;
  if (before === null || before === 0) return { when: "deaf", share: "" };
  const isNow = covered !== null && covered < before;
  return {
    when: isNow ? "now" : "before",
    share: fullValue(100 * (isNow ? covered : before), "percent", language),
  };
}

const keys = {
  before: "dashboards.incomparable",
  now: "dashboards.incomparableNow",
  deaf: "dashboards.incomparableDeaf",
} as const;

/** The key of the sentence that says so. */
export function heardLessKey(when: HeardLess["when"]) {
  return keys[when];
}

export function isSameHeard(one: HeardLess, other: HeardLess | null): boolean {
  return one.when === other?.when && one.share === other.share;
}

/** What most of the answers that cannot be compared have in common; null where all can be. */
export function commonShare(
  answers: readonly (FigureAnswer | null | undefined)[],
  language: PageLanguage,
): HeardLess | null {
  const counts = new Map<string, { heard: HeardLess; count: number }>();
  for (const answer of answers) {
    if (answer === null || answer === undefined) continue;
    // Where nothing is known now either, there is nothing that anybody would compare.
    if (isComparable(answer) || nobodyListened(answer)) continue;
    const heard = heardLess(answer, language);
    const key = `${heard.when} ${heard.share}`;
    counts.set(key, { heard, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [common] = [...counts.values()].sort((a, b) => b.count - a.count);
  return common?.heard ?? null;
}
