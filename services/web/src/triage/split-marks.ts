/** A stretch of text to be marked; offsets are UTF-16 units, `end` exclusive. */
export interface Mark {
  start: number;
  end: number;
  kind: "hit" | "trigger" | "found";
  /** What the mark says when asked: the entity found, the label that the word speaks for. */
  label: string;
}

/** A piece of text between two borders of marks. */
export interface Piece {
  text: string;
  isHit: boolean;
  isTrigger: boolean;
  /** Was searched for. */
  isFound: boolean;
  labels: string[];
}

/** Cuts a text at every border of a mark; marks may overlap, repeat or reach beyond the text. */
export function splitMarks(text: string, marks: readonly Mark[]): Piece[] {
  const inside = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter((mark) => mark.start < mark.end);
  const borders = new Set([0, text.length, ...inside.flatMap((mark) => [mark.start, mark.end])]);
  const cuts = [...borders].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    const here = inside.filter((mark) => mark.start <= from && mark.end >= to);
    pieces.push({
      text: text.slice(from, to),
      isHit: here.some((mark) => mark.kind === "hit"),
      isTrigger: here.some((mark) => mark.kind === "trigger"),
      isFound: here.some((mark) => mark.kind === "found"),
      labels: [...new Set(here.map((mark) => mark.label).filter((label) => label !== ""))],
    });
  }
  return pieces;
}

/**
 * The snippet cut so that what it is read for stands near the beginning, with all marks moved along.
 * @param first marks of which the first one is to be seen
 * @param leadLength units kept before it
 */
export function leadToHit<T extends { start: number; end: number }>(
  snippet: string,
  first: readonly { start: number }[],
  marks: readonly T[],
  leadLength: number,
): { text: string; marks: T[] } {
  const at = first.reduce((least, hit) => Math.min(least, hit.start), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(at) || at <= leadLength * 1.5) return { text: snippet, marks: [...marks] };
  const space = snippet.indexOf(" ", at - leadLength);
  const from = space === -1 || space >= at ? at : space + 1;
  const moved = marks.map((mark) => ({ ...mark, start: mark.start - from + 1, end: mark.end - from + 1 }));
  return { text: `…${snippet.slice(from)}`, marks: moved.filter((mark) => mark.start > 0) };
}
