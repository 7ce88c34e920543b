import { isSearched, type Entity, type EntityTerm } from "@earshot/core/match/entity";
import type { TermTally } from "@earshot/core/match/preview";
import type { TermWarning } from "@earshot/core/match/term-warning";
import { functionWords } from "../tokens/function-words.ts";
import { hashtagKey } from "./compile-entities.ts";
import { hostOfSite, normalizeHandle } from "./profile-link.ts";
import { readAtoms } from "./read-atoms.ts";

/** By what two terms are the same to the matcher. */
function meaningOf({ kind, text }: EntityTerm): string {
  if (kind === "handle") return `@${normalizeHandle(text)}`;
  if (kind === "hashtag") return `#${hashtagKey(text)}`;
  if (kind === "domain") return `/${hostOfSite(text) ?? ""}`;
  return readAtoms(text, 0)
    .atoms.map(({ norm }) => norm)
    .join(" ");
}

function isReadable({ kind, text }: EntityTerm): boolean {
  if (kind === "domain") return hostOfSite(text) !== null;
  return /[\p{L}\p{N}]/u.test(text);
}

function wordingOf(term: EntityTerm): TermWarning[] {
  if (!isReadable(term)) return [{ code: "unreadable" }];
  const meaning = meaningOf(term);
  if (term.kind === "handle" || term.kind === "domain") return [];
  if (functionWords.has(meaning)) return [{ code: "function_word" }];
  const isAbbreviation = term.isCaseSensitive && term.text === term.text.toUpperCase();
  const isShort = meaning.length <= 3 && !isAbbreviation && !term.needsContext;
  return isShort ? [{ code: "too_short" }] : [];
}

function contextOf(term: EntityTerm, entity: Entity): TermWarning[] {
  if (!term.needsContext) return [];
  const canBeGiven =
    entity.companyId !== null ||
    entity.kind === "company" ||
    entity.kind === "competitor" ||
    entity.terms.some(({ role, needsContext }) => role === "require" || (isSearched(role) && !needsContext));
  return canBeGiven ? [] : [{ code: "no_context" }];
}

const commonShare = 0.3;
const frequentShare = 0.25;
/** Fewer posts say nothing about how common a word is. */
const [commonMin, frequentMin] = [4, 500];

function frequencyOf(term: EntityTerm, tally: TermTally, looked: number): TermWarning[] {
  const warnings: TermWarning[] = [];
  const stands = tally.counted + tally.turnedDown;
  const small = tally.lowerCase / stands;
  const isGuarded = term.isCaseSensitive || term.needsContext;
  if (stands >= commonMin && small >= commonShare && !isGuarded)
    warnings.push({ code: "common_word", share: small });
  const share = tally.counted / looked;
  if (looked >= frequentMin && share >= frequentShare && !isGuarded)
    warnings.push({ code: "too_frequent", share });
  return warnings;
}

/**
 * What to know about each term to look for of an entity.
 * @param others the rest of the watch list
 * @param tallies by term id, of `looked` posts
 */
export function warnOfTerms(
  entity: Entity,
  others: readonly Entity[],
  tallies: ReadonlyMap<number, TermTally>,
  looked: number,
): Map<number, TermWarning[]> {
  const owners = new Map<string, string>();
  for (const other of others) {
    for (const term of other.terms) if (term.role === "match") owners.set(meaningOf(term), other.name);
  }
  const seen = new Set<string>();
  const warnings = new Map<number, TermWarning[]>();
  for (const term of entity.terms) {
    if (!isSearched(term.role)) continue;
    const meaning = meaningOf(term);
    const owner = owners.get(meaning);
    const key = `${term.kind} ${term.isCaseSensitive} ${meaning}`;
    const tally = tallies.get(term.id);
    warnings.set(term.id, [
      ...wordingOf(term),
      ...(seen.has(key) ? [{ code: "repeated" } as const] : []),
      ...(owner === undefined ? [] : [{ code: "shared", name: owner } as const]),
      ...contextOf(term, entity),
      ...(tally === undefined ? [] : frequencyOf(term, tally, looked)),
    ]);
    seen.add(key);
  }
  return warnings;
}
