/** A stretch of text; offsets are UTF-16 units, `end` exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

const snippetLengthMax = 280;
/** Units kept before the first hit, so that the reader sees what led to it. */
const leadLength = 80;

/**
 * The part of a text that a row shows: at most 280 units around the first hit, starting and ending between words where
 * one is near, with the hits re-based to it. Line breaks become spaces one for one, so offsets stay true.
 * @param around what the part is chosen by, where that is something else than the hits
 */
export function cutSnippet(
  text: string,
  hits: readonly Stretch[],
  around: readonly Stretch[] = hits,
): { snippet: string; hits: Stretch[] } {
  const first = around.reduce((least, hit) => Math.min(least, hit.start), Number.POSITIVE_INFINITY);
  const wanted = Number.isFinite(first) ? Math.max(0, first - leadLength) : 0;
  const from = wanted === 0 ? 0 : afterSpace(text, wanted, first);
  const room = snippetLengthMax - (from > 0 ? 1 : 0) - 1;
  const to = text.length - from <= room + 1 ? text.length : beforeSpace(text, from, from + room);
  const before = from > 0 ? "…" : "";
  const after = to < text.length ? "…" : "";
  const shift = before.length - from;
  return {
    snippet: before + text.slice(from, to).replace(/\s/g, " ") + after,
    hits: hits
      .filter((hit) => hit.start >= from && hit.end <= to)
      .map((hit) => ({ start: hit.start + shift, end: hit.end + shift }))
      .sort((a, b) => a.start - b.start),
  };
}

/** How far a cut may move to fall between words. */
const wordReach = 24;

function afterSpace(text: string, at: number, limit: number): number {
  for (let i = at; i < Math.min(limit, at + wordReach); i++) if (/\s/.test(text[i] ?? "")) return i + 1;
  return offPair(text, at);
}

function beforeSpace(text: string, from: number, at: number): number {
  for (let i = at; i > Math.max(from, at - wordReach); i--) if (/\s/.test(text[i] ?? "")) return i;
  return offPair(text, at);
}

/** Never between the halves of a surrogate pair. */
function offPair(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
