import type { Candidate, ContextWord, Decision, RoleReason, RoleVerdict, Verdict } from "./candidate.ts";
import { toHit } from "./candidate.ts";
import type { EntityMatch } from "./entity.ts";
import { groupContext, weighAlone, weighByOthers } from "./weigh-context.ts";

/** Hits kept of one entity in one post; a role needs no more. Secret words are kept beyond it: one is enough to matter. */
export const hitsMax = 100;

const fieldOrder = { title: 0, text: 1, tag: 2, author: 3, url: 4 };

function inOrder(a: Candidate, b: Candidate): number {
  return fieldOrder[a.field] - fieldOrder[b.field] || a.start - b.start || b.end - a.end;
}

function weigh(
  candidates: Candidate[],
  contextWords: ContextWord[],
  companyOf: ReadonlyMap<number, number>,
  aroundIds: readonly number[],
): Verdict[] {
  const context = contextWords.length === 0 ? new Map<number, never>() : groupContext(contextWords);
  const alone = candidates.map((candidate) => weighAlone(candidate, context.get(candidate.entityId)));
  const around = new Map(aroundIds.map((entityId) => [companyOf.get(entityId) ?? entityId, entityId]));
  const byEntity = new Map<number, Candidate>();
  const byCompany = new Map<number, Candidate>();
  for (const verdict of alone) {
    if (verdict?.isCounted !== true) continue;
    const { candidate } = verdict;
    const company = companyOf.get(candidate.entityId);
    if (!byEntity.has(candidate.entityId)) byEntity.set(candidate.entityId, candidate);
    if (company !== undefined && !byCompany.has(company)) byCompany.set(company, candidate);
  }
  return candidates.map(
    (candidate, at) =>
      alone[at] ??
      weighByOthers(candidate, { byEntity, byCompany, around }, companyOf.get(candidate.entityId)),
  );
}

/** A secret word is never hidden behind another; else the longer find says more. */
function saysMore(candidate: Candidate, than: Candidate): boolean {
  if (candidate.isSecret !== than.isSecret) return candidate.isSecret === true;
  return candidate.end - candidate.start > than.end - than.start;
}

/** Of overlapping counted finds of one entity the one that says more stays; the others are covered by it. */
function coverOverlaps(verdicts: Verdict[]): void {
  const last = new Map<number, Verdict>();
  for (const verdict of verdicts) {
    const { candidate } = verdict;
    if (!verdict.isCounted) continue;
    const before = last.get(candidate.entityId);
    const overlaps =
      before?.candidate.field === candidate.field &&
      candidate.start < before.candidate.end &&
      candidate.field !== "tag";
    if (before === undefined || !overlaps) {
      last.set(candidate.entityId, verdict);
      continue;
    }
    const [kept, dropped] = saysMore(candidate, before.candidate) ? [verdict, before] : [before, verdict];
    dropped.isCounted = false;
    dropped.reason = { code: "covered", word: kept.candidate.found };
    last.set(candidate.entityId, kept);
  }
}

/** What makes an entity the matter of a post: its own account, the title, the first sentence, two hits. */
export function decideRole(counted: Candidate[]): { role: EntityMatch["role"]; reason: RoleReason } {
  const has = (test: (candidate: Candidate) => boolean): boolean => counted.some(test);
  const author = counted.find(({ field }) => field === "author");
  if (author?.isLookalike) return { role: "main", reason: "lookalike_account" };
  if (author !== undefined) return { role: "main", reason: "own_account" };
  if (has(({ field }) => field === "title")) return { role: "main", reason: "title" };
  if (has(({ isOpening }) => isOpening)) return { role: "main", reason: "first_sentence" };
  if (counted.filter(({ field }) => field === "text").length > 1)
    return { role: "main", reason: "several_hits" };
  return { role: "episodic", reason: "in_passing" };
}

function keptOf(counted: readonly Candidate[]): Candidate[] {
  return counted.filter(({ isSecret }, at) => at < hitsMax || isSecret === true);
}

/**
 * From the finds of a reading to mentions: weighs context, drops overlaps, decides roles. `companyOf` says of each
 * entity which company it belongs to (a company belongs to itself); `aroundIds` are entities that the thread or the source
 * is about: context for finds that need it, no mention by themselves.
 */
export function decideMatches(
  candidates: Candidate[],
  contextWords: ContextWord[],
  companyOf: ReadonlyMap<number, number>,
  aroundIds: readonly number[] = [],
): Decision {
  if (candidates.length === 0) return { matches: [], verdicts: [], roles: [] };
  const verdicts = weigh(candidates.toSorted(inOrder), contextWords, companyOf, aroundIds);
  coverOverlaps(verdicts);
  const countedByEntity = new Map<number, Candidate[]>();
  for (const { candidate, isCounted } of verdicts) {
    if (!isCounted) continue;
    const counted = countedByEntity.get(candidate.entityId);
    if (counted === undefined) countedByEntity.set(candidate.entityId, [candidate]);
    else counted.push(candidate);
  }
  const matches: EntityMatch[] = [];
  const roles: RoleVerdict[] = [];
  for (const [entityId, counted] of countedByEntity) {
    const { role, reason } = decideRole(counted);
    matches.push({ entityId, role, hits: keptOf(counted).map(toHit) });
    roles.push({ entityId, role, reason });
  }
  return { matches, verdicts, roles };
}
