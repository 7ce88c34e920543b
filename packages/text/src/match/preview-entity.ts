import type { Entity, EntityKind, EntityTerm } from "@earshot/core/match/entity";
import type { ProposedTerm } from "@earshot/core/match/proposal";
import { createMatcher, type Matcher } from "./create-matcher.ts";

/** An entity that is being edited; null as long as it was never saved. */
export interface DraftEntity {
  entityId: number | null;
  kind: EntityKind;
  name: string;
  companyId: number | null;
  terms: readonly Omit<EntityTerm, "id">[];
}

/** Numbers of things that are not stored; stored ones are positive. */
const draftId = -1;
export const proposalsId = -2;
/** A person's whole name, looked for beside the draft's own terms: where it stands a bare surname is no doubt. */
export const wholeNameId = -3;
const firstTermId = -1_000;
const firstProposalId = -100_000;

export interface PreparedPreview {
  /** The draft as the matcher reads it: its term `at` has the id `termIdAt(at)`. */
  entity: Entity;
  matcher: Matcher;
  /** The rest of the watch list. */
  others: Entity[];
}

export function termIdAt(at: number): number {
  return firstTermId - at;
}

export function proposalIdAt(at: number): number {
  return firstProposalId - at;
}

function companyOf({ id, kind, companyId }: Entity): number | null {
  return companyId ?? (kind === "company" || kind === "competitor" ? id : null);
}

export function toEntity(draft: DraftEntity): Entity {
  return {
    id: draft.entityId ?? draftId,
    kind: draft.kind,
    name: draft.name,
    companyId: draft.companyId,
    terms: draft.terms.map((term, at) => ({ ...term, id: termIdAt(at) })),
  };
}

/**
 * A matcher that decides about a draft as the whole list would after saving it, and about proposals beside it. Of the rest of the
 * list only entities of the same company are in it: no other can lend a find context. Proposals stand for an entity of
 * their own (`proposalsId`), which lends nobody anything.
 */
export function preparePreview(
  draft: DraftEntity,
  watched: readonly Entity[],
  proposals: readonly ProposedTerm[],
): PreparedPreview {
  const entity = toEntity(draft);
  const saved = watched.find(({ id }) => id === entity.id);
  const others = watched.filter(({ id }) => id !== entity.id);
  const companies = new Set([entity, ...(saved === undefined ? [] : [saved])].map(companyOf));
  const related = others.filter((other) => {
    const company = companyOf(other);
    return company !== null && companies.has(company);
  });
  const isPerson = draft.kind === "executive" || draft.kind === "opinion_leader";
  const proposed: Entity = {
    id: proposalsId,
    kind: isPerson ? "executive" : "topic",
    name: draft.name,
    companyId: null,
    terms: [
      ...(isPerson && /\S\s+\S/.test(draft.name) ? [wholeName(draft.name)] : []),
      ...proposals.map(({ text, kind, role, needsContext, isCaseSensitive }, at) => ({
        id: proposalIdAt(at),
        text,
        kind,
        role,
        needsContext,
        isCaseSensitive,
      })),
    ],
  };
  return { entity, matcher: createMatcher([entity, ...related, proposed]), others };
}

function wholeName(text: string): EntityTerm {
  return { id: wholeNameId, text, kind: "name", role: "match", needsContext: false, isCaseSensitive: false };
}

/** Those proposals that the draft does not find already by its own terms. */
export function withoutCovered(draft: DraftEntity, proposals: readonly ProposedTerm[]): ProposedTerm[] {
  const matcher = createMatcher([{ ...toEntity(draft), companyId: null }]);
  const own = new Set(
    draft.terms.map(({ role, kind, text, isCaseSensitive }) => `${role} ${kind} ${isCaseSensitive} ${text}`),
  );
  return proposals.filter((each) => {
    if (own.has(`${each.role} ${each.kind} ${each.isCaseSensitive} ${each.text}`)) return false;
    const { verdicts } = matcher.explain({ title: null, text: each.text });
    return !verdicts.some(
      ({ isCounted, reason }) => isCounted || (each.needsContext && reason.code === "no_context"),
    );
  });
}
