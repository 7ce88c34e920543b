import { diffWords } from "diff";

/** A stretch of text that two versions share, or that one of them has alone. */
export interface VersionPart {
  text: string;
  kind: "kept" | "added" | "removed";
}

/** Cyrillic words are words too. */
const segmenter = new Intl.Segmenter("ru", { granularity: "word" });

/** Below this share of the shorter text two versions have nothing in common but commas and "we". */
const keptShareMin = 0.35;

/** What changed from one text to the next, word by word; of a text written anew, the old one whole and then the new one. */
export function versionDifferences(before: string, after: string): VersionPart[] {
  const parts = diffWords(before, after, { intlSegmenter: segmenter }).map(
    ({ value, added, removed }): VersionPart => ({
      text: value,
      kind: added ? "added" : removed ? "removed" : "kept",
    }),
  );
  const kept = parts
    .filter(({ kind }) => kind === "kept")
    .reduce((sum, part) => sum + lettersOf(part.text), 0);
  const shorter = Math.min(lettersOf(before), lettersOf(after));
  if (shorter === 0 || kept / shorter >= keptShareMin) return parts;
  return [
    { text: `${before.trimEnd()}\n\n`, kind: "removed" },
    { text: after, kind: "added" },
  ];
}

function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
