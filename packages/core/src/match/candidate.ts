import type { EntityMatch, Hit, HitField } from "./entity.ts";

/** A stretch of a text in which a term was found, in tokens counted over title and text together. */
export interface Place {
  field: HitField;
  start: number;
  end: number;
  found: string;
  /** First and last token; -1 outside title and text. */
  firstToken: number;
  lastToken: number;
  /** Counted over title and text together; -1 outside them. */
  sentence: number;
}

/** What the reading itself holds against a find; `word` is the neighbour that says so. */
export type Refusal =
  | { code: "letter_case" }
  | { code: "own_post_of_leader" }
  | { code: "namesake"; word: string }
  | { code: "double_name"; word: string };

/** A find of a term to look for, before context is weighed. */
export interface Candidate extends Place {
  entityId: number;
  termId: number;
  needsContext: boolean;
  /** An account or a link to it: no homonym, context is not asked. */
  isAccount: boolean;
  /** An account that may pass itself off as the entity. */
  isLookalike?: true;
  /** A term that the world should not know yet. */
  isSecret?: true;
  /** Stands in the title or in the first sentence of the text. */
  isOpening: boolean;
  refusal: Refusal | null;
}

/** A find of an `exclude` or `require` term. */
export interface ContextWord extends Place {
  entityId: number;
  termId: number;
  role: "exclude" | "require";
}

/** Why a find counts or not. */
export type Reason =
  | { code: "named" }
  | { code: "account" }
  | { code: "lookalike" }
  | { code: "context_word"; word: string }
  | { code: "same_entity"; word: string }
  | { code: "same_company"; entityId: number; word: string }
  | { code: "thread"; entityId: number }
  | { code: "excluded"; word: string }
  | { code: "no_context" }
  | { code: "covered"; word: string }
  | Refusal;

export interface Verdict {
  candidate: Candidate;
  isCounted: boolean;
  reason: Reason;
}

export type RoleReason =
  | "own_account"
  | "lookalike_account"
  | "title"
  | "first_sentence"
  | "several_hits"
  | "in_passing";

export interface RoleVerdict {
  entityId: number;
  role: EntityMatch["role"];
  reason: RoleReason;
}

export interface Decision {
  matches: EntityMatch[];
  /** Every find with the reason why it counts or not, in order of the text. */
  verdicts: Verdict[];
  roles: RoleVerdict[];
}

export function toHit({ field, start, end, termId, found, isLookalike, isSecret }: Candidate): Hit {
  const hit: Hit = { field, start, end, termId, found };
  if (isLookalike) hit.isLookalike = isLookalike;
  if (isSecret) hit.isSecret = isSecret;
  return hit;
}
