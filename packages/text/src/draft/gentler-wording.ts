import type { Check } from "@earshot/core/respond/vocabulary";

/** Words without exception and what may stand for them, the longest first. */
const gentler: readonly (readonly [RegExp, string])[] = (
  [
    ["никогда не бывает", "почти не бывает"],
    ["ни разу не", "очень редко"],
    ["никогда не", "очень редко"],
    ["никто не", "мало кто"],
    ["всегда", "обычно"],
    ["абсолютно все", "почти все"],
    ["гарантированно", "как правило"],
    ["полностью", "в основном"],
    ["идеально", "хорошо"],
    ["never", "very rarely"],
    ["always", "usually"],
    ["nobody", "hardly anybody"],
    ["no one", "hardly anyone"],
    ["everyone", "nearly everyone"],
    ["everybody", "nearly everybody"],
    ["completely", "largely"],
    ["totally", "largely"],
    ["perfectly", "well"],
    ["every single", "nearly every"],
  ] as const
).map(([strong, mild]) => [new RegExp(String.raw`(?<!\p{L})${strong}(?!\p{L})`, "iu"), mild]);

function inCaseOf(found: string, mild: string): string {
  const isCapital = found.charAt(0) !== found.charAt(0).toLowerCase();
  return isCapital ? mild.charAt(0).toUpperCase() + mild.slice(1) : mild;
}

/** The sentence of a draft with milder words in place of its own, ready to be accepted; null where only an author can find them. */
export function gentlerWording(check: Check, sentence: string): string | null {
  if (check !== "absolute") return null;
  for (const [strong, mild] of gentler)
    if (strong.test(sentence)) return sentence.replace(strong, (found) => inCaseOf(found, mild));
  return null;
}
