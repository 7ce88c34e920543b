import type { DraftFinding } from "@earshot/contract/draft";

/** A stretch of a text with the findings that lie on it, as their places in the list. */
export interface Piece {
  text: string;
  findings: number[];
}

/**
 * Where findings stand in a text that may have been typed on since it was checked: at their place while the words are still there, else where
 * the words are found; what is gone has none.
 */
export function placeFindings(text: string, findings: readonly DraftFinding[]): (DraftFinding | null)[] {
  return findings.map((finding) => {
    const { quote, start, end } = finding;
    if (quote === "" || text.slice(start, end) === quote) return finding;
    const at = text.indexOf(quote);
    return at === -1 ? null : { ...finding, start: at, end: at + quote.length };
  });
}

/** Cuts a text at the ends of findings, so that each piece is underlined as a whole or not. */
export function cutAtFindings(text: string, findings: readonly DraftFinding[]): Piece[] {
  const placed = placeFindings(text, findings);
  const inside = placed.map((finding) => (finding === null || finding.quote === "" ? null : finding));
  const cuts = new Set([0, text.length]);
  for (const finding of inside) {
    if (finding === null) continue;
    cuts.add(finding.start);
    cuts.add(finding.end);
  }
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] ?? text.length;
    const on = inside.flatMap((finding, index) =>
      finding !== null && finding.start <= start && finding.end >= end ? [index] : [],
    );
    return { text: text.slice(start, end), findings: on };
  });
}

/** The text with what a finding offers in place of its sentence; null where it offers nothing, or the sentence is another by now. */
export function takeMilder(text: string, finding: DraftFinding): string | null {
  const [placed] = placeFindings(text, [finding]);
  if (!placed || finding.milder === undefined) return null;
  const shift = placed.start - finding.start;
  const { start, end, text: milder } = finding.milder;
  return text.slice(0, start + shift) + milder + text.slice(end + shift);
}

/** The text without the words of a finding, and without the gap they would leave; null where they are gone. */
export function cutWords(text: string, finding: DraftFinding): string | null {
  const [placed] = placeFindings(text, [finding]);
  if (!placed || finding.quote === "") return null;
  const before = text.slice(0, placed.start).replace(/[^\S\n]+$/u, "");
  const after = text.slice(placed.end).replace(/^[^\S\n]+/u, "");
  const isGap = before !== "" && after !== "" && /[\p{L}\p{N}]/u.test(after.charAt(0));
  return isGap && !before.endsWith("\n") ? `${before} ${after}` : before + after;
}
