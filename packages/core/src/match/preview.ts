import type { EntityKind, HitField } from "./entity.ts";
import type { Candidate, Reason, Verdict } from "./candidate.ts";

/** What speaks against a find that counts: written small like a common word, or a surname with nothing else of the person. */
export type Doubt = "lower_case" | "bare_surname";

/** One find of a term in a stored post. Offsets are UTF-16 units of that field. */
export interface PreviewFind {
  postId: number;
  termId: number;
  field: HitField;
  start: number;
  end: number;
  isCounted: boolean;
  reason: Reason;
  doubt: Doubt | null;
}

/** What one term does in the posts looked at. Counts are of posts. */
export interface TermTally {
  /** Posts that it finds. */
  counted: number;
  /** Posts that no other term of the entity finds. */
  alone: number;
  /** Posts in which it stands, but never counts. */
  turnedDown: number;
  /** Of the counted: those with a doubt. */
  doubtful: number;
  /** Posts in which it is written small though the term begins with a capital; counted or not. */
  lowerCase: number;
  counting: PreviewFind[];
  doubting: PreviewFind[];
  turningDown: PreviewFind[];
}

export interface PreviewTally {
  /** Posts that speak of the entity by this draft. */
  matched: number;
  /** Posts in which a term stands, but none counts. */
  turnedDown: number;
  /** By the id of the term. */
  terms: Map<number, TermTally>;
  /** Posts that speak of it by this draft and do not by what is stored, and the other way round. */
  gained: number;
  lost: number;
  gainedFinds: PreviewFind[];
  lostPostIds: number[];
}

/** What is needed of the entity to judge its finds. */
export interface PreviewedEntity {
  id: number;
  kind: EntityKind;
  /** Those to look for. */
  terms: readonly { id: number; text: string; kind: string; isCaseSensitive: boolean }[];
}

export const examplesPerTerm = 3;
const changedExamples = 8;

function emptyTerm(): TermTally {
  return {
    counted: 0,
    alone: 0,
    turnedDown: 0,
    doubtful: 0,
    lowerCase: 0,
    counting: [],
    doubting: [],
    turningDown: [],
  };
}

export function emptyPreview(entity: PreviewedEntity): PreviewTally {
  return {
    matched: 0,
    turnedDown: 0,
    terms: new Map(entity.terms.map(({ id }) => [id, emptyTerm()])),
    gained: 0,
    lost: 0,
    gainedFinds: [],
    lostPostIds: [],
  };
}

const startsSmall = (text: string): boolean => {
  const first = text.slice(0, 1);
  return first === first.toLowerCase() && first !== first.toUpperCase();
};
const startsCapital = (text: string): boolean => !startsSmall(text) && /^\p{Lu}/u.test(text);

/** A find that a longer one of the same entity covers is a find of its term all the same. */
function isFound({ isCounted, reason }: Verdict): boolean {
  return isCounted || reason.code === "covered";
}

function isSmall(candidate: Candidate, term: PreviewedEntity["terms"][number]): boolean {
  return term.kind === "word" && startsCapital(term.text) && startsSmall(candidate.found);
}

/** Finds that leave no doubt about who is meant: a name of two words, an account, another of the same company. */
function isBeyondDoubt(verdict: Verdict, entity: PreviewedEntity): boolean {
  if (!isFound(verdict)) return false;
  const { candidate } = verdict;
  return (
    candidate.entityId !== entity.id || candidate.isAccount || candidate.lastToken > candidate.firstToken
  );
}

function doubtOf(
  verdict: Verdict,
  entity: PreviewedEntity,
  term: PreviewedEntity["terms"][number],
  hasSure: boolean,
): Doubt | null {
  const { candidate, reason } = verdict;
  if (candidate.isAccount || reason.code === "context_word") return null;
  if (isSmall(candidate, term)) return "lower_case";
  const isPerson = entity.kind === "executive" || entity.kind === "opinion_leader";
  return isPerson && term.kind === "name" && !hasSure ? "bare_surname" : null;
}

/**
 * Adds a post to a preview.
 * @param verdicts of the matcher on this post; those of other entities of the same company serve as evidence only
 * @param isStored whether the post speaks of the entity by what is stored
 */
export function tallyPost(
  tally: PreviewTally,
  entity: PreviewedEntity,
  post: { postId: number; verdicts: readonly Verdict[]; isStored: boolean },
): void {
  const own = post.verdicts.filter(({ candidate }) => candidate.entityId === entity.id);
  const isMatched = own.some(({ isCounted }) => isCounted);
  if (isMatched) tally.matched += 1;
  else if (own.length > 0) tally.turnedDown += 1;
  const hasSure = post.verdicts.some((verdict) => isBeyondDoubt(verdict, entity));
  const finders = new Set(own.filter(isFound).map(({ candidate }) => candidate.termId));
  let first: PreviewFind | null = null;
  for (const term of entity.terms) {
    const verdicts = own.filter(({ candidate }) => candidate.termId === term.id);
    if (verdicts.length === 0) continue;
    const finds = verdicts.map((verdict) => ({
      ...findOf(post.postId, verdict),
      doubt: isFound(verdict) ? doubtOf(verdict, entity, term, hasSure) : null,
    }));
    const isAlone = isMatched && finders.size === 1 && finders.has(term.id);
    const small = verdicts.some(({ candidate }) => isSmall(candidate, term));
    tallyTerm(tally.terms.get(term.id), finds, { isAlone, isSmall: small });
    first ??= finds.find(({ isCounted }) => isCounted) ?? null;
  }
  if (isMatched && !post.isStored) {
    tally.gained += 1;
    if (first !== null && tally.gainedFinds.length < changedExamples) tally.gainedFinds.push(first);
  }
  if (!isMatched && post.isStored) {
    tally.lost += 1;
    if (tally.lostPostIds.length < changedExamples) tally.lostPostIds.push(post.postId);
  }
}

function findOf(postId: number, verdict: Verdict): Omit<PreviewFind, "doubt"> {
  const { termId, field, start, end } = verdict.candidate;
  return { postId, termId, field, start, end, isCounted: isFound(verdict), reason: verdict.reason };
}

function tallyTerm(
  term: TermTally | undefined,
  finds: readonly PreviewFind[],
  { isAlone, isSmall: small }: { isAlone: boolean; isSmall: boolean },
): void {
  if (term === undefined) return;
  if (small) term.lowerCase += 1;
  const keep = (list: PreviewFind[], find: PreviewFind | undefined): void => {
    if (find !== undefined && list.length < examplesPerTerm) list.push(find);
  };
  const counted = finds.filter(({ isCounted }) => isCounted);
  const turnedDown = finds.find(({ isCounted }) => !isCounted);
  if (counted.length === 0) {
    term.turnedDown += 1;
    keep(term.turningDown, turnedDown);
    return;
  }
  term.counted += 1;
  if (isAlone) term.alone += 1;
  const sure = counted.find(({ doubt }) => doubt === null);
  if (sure === undefined) {
    term.doubtful += 1;
    keep(term.doubting, counted[0]);
  } else keep(term.counting, sure);
}
