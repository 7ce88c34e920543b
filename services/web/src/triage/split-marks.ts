/** A stretch of text to be marked; offsets are UTF-16 units, `end` exclusive. */
export interface Mark {
  start: number;
  end: number;
  kind: "hit" | "trigger";
  /** What the mark says when asked: the entity found, the label that the word speaks for. */
  label: string;
}

/** A piece of text between two borders of marks. */
export interface Piece {
  text: string;
  isHit: boolean;
  isTrigger: boolean;
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
      labels: [...new Set(here.map((mark) => mark.label))],
    });
  }
  return pieces;
}

/**
 * The snippet cut so that its first hit stands near the beginning, with the hits moved along.
 * @param leadLength units kept before the first hit
 */
export function leadToHit(
  snippet: string,
  hits: readonly { start: number; end: number }[],
  leadLength: number,
): { text: string; hits: { start: number; end: number }[] } {
  const first = hits.reduce((least, hit) => Math.min(least, hit.start), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(first) || first <= leadLength * 1.5) return { text: snippet, hits: [...hits] };
  const space = snippet.indexOf(" ", first - leadLength);
  const from = space === -1 || space >= first ? first : space + 1;
  const moved = hits.map(({ start, end }) => ({ start: start - from + 1, end: end - from + 1 }));
  return { text: `…${snippet.slice(from)}`, hits: moved.filter((hit) => hit.start > 0) };
}
