import type { Candidate, ContextWord, Place, Reason, Verdict } from "./candidate.ts";

/** How many tokens away an `exclude` or `require` word still speaks of a find in another sentence. */
export const contextTokensMax = 8;

interface Words {
  exclude: ContextWord[];
  require: ContextWord[];
}

/** Context words by entity and role, in order of the text. */
export function groupContext(words: ContextWord[]): Map<number, Words> {
  const groups = new Map<number, Words>();
  for (const word of words) {
    const group = groups.get(word.entityId) ?? { exclude: [], require: [] };
    group[word.role].push(word);
    groups.set(word.entityId, group);
  }
  for (const { exclude, require } of groups.values()) {
    exclude.sort((a, b) => a.firstToken - b.firstToken);
    require.sort((a, b) => a.firstToken - b.firstToken);
  }
  return groups;
}

function distance(a: Place, b: Place): number {
  return Math.max(a.firstToken - b.lastToken, b.firstToken - a.lastToken, 0);
}

/** The nearest of `words` (sorted) that stands in the sentence of the find or within a few tokens of it. */
function nearest(words: ContextWord[], at: Candidate): { word: ContextWord; distance: number } | null {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.firstToken ?? 0) < at.firstToken) low = middle + 1;
    else high = middle;
  }
  let best: { word: ContextWord; distance: number } | null = null;
  for (const word of words.slice(Math.max(low - 2, 0), low + 2)) {
    const tokens = distance(word, at);
    const isNear = word.sentence === at.sentence || tokens <= contextTokensMax;
    if (isNear && (best === null || tokens < best.distance)) best = { word, distance: tokens };
  }
  return best;
}

/**
 * Whether an `exclude` word turns a find down. A word that overlaps it ("дроссельная заслонка") always does; one nearby
 * does unless a `require` word stands at least as near.
 */
function excludedBy(candidate: Candidate, words: Words | undefined): ContextWord | null {
  if (words === undefined) return null;
  const against = nearest(words.exclude, candidate);
  if (against === null) return null;
  if (against.distance === 0) return against.word;
  const inFavour = nearest(words.require, candidate);
  return inFavour !== null && inFavour.distance <= against.distance ? null : against.word;
}

/** The verdict that needs no other finds, or null for a find that waits for context from them. */
export function weighAlone(candidate: Candidate, words: Words | undefined): Verdict | null {
  if (candidate.refusal !== null) return { candidate, isCounted: false, reason: candidate.refusal };
  if (candidate.isLookalike) return { candidate, isCounted: true, reason: { code: "lookalike" } };
  if (candidate.isAccount) return { candidate, isCounted: true, reason: { code: "account" } };
  const against = excludedBy(candidate, words);
  if (against !== null)
    return { candidate, isCounted: false, reason: { code: "excluded", word: against.found } };
  if (!candidate.needsContext) return { candidate, isCounted: true, reason: { code: "named" } };
  const inFavour = words?.require[0];
  if (inFavour === undefined) return null;
  return { candidate, isCounted: true, reason: { code: "context_word", word: inFavour.found } };
}

/** Finds that count by themselves, by entity and by company: the first of each. */
export interface SureFinds {
  byEntity: ReadonlyMap<number, Candidate>;
  byCompany: ReadonlyMap<number, Candidate>;
  /** Entities that the thread or the source is about, by entity and by company. */
  around: ReadonlyMap<number, number>;
}

/** Which sure find speaks for one that needs context: of the same entity, or of another of the same company. */
export function weighByOthers(candidate: Candidate, sure: SureFinds, company: number | undefined): Verdict {
  const own = sure.byEntity.get(candidate.entityId);
  if (own !== undefined)
    return { candidate, isCounted: true, reason: { code: "same_entity", word: own.found } };
  const other = company === undefined ? undefined : sure.byCompany.get(company);
  if (other !== undefined) {
    const reason: Reason = { code: "same_company", entityId: other.entityId, word: other.found };
    return { candidate, isCounted: true, reason };
  }
  const around = sure.around.get(company ?? candidate.entityId);
  if (around !== undefined)
    return { candidate, isCounted: true, reason: { code: "thread", entityId: around } };
  return { candidate, isCounted: false, reason: { code: "no_context" } };
}
