import type { EntityTerm } from "./entity.ts";

/** Why a term is proposed to whoever edits the watch list. */
export const proposalReasons = [
  "name",
  "full_name",
  "surname",
  "address",
  "first_name",
  "short_name",
  "latin",
  "russian",
  "lower_case",
  "hashtag",
  "layout",
  "misspelling",
  "same_name_author",
  "alike_author",
  "lookalike",
] as const;
export type ProposalReason = (typeof proposalReasons)[number];

/** A term that an editor of the watch list may accept; nothing is watched until somebody does. */
export interface ProposedTerm extends Omit<EntityTerm, "id"> {
  why: ProposalReason;
  /** Forms in which it will be found, for show; at most a dozen. */
  forms: string[];
  /** Too unlikely to be shown unless a stored post or author bears it. */
  isOnlyIfFound: boolean;
}

/** Two proposals with the same key are the same; a refusal is remembered by it. */
export function proposalKey({ kind, role, text }: Pick<EntityTerm, "kind" | "role" | "text">): string {
  return `${role} ${kind} ${text.trim().toLowerCase()}`;
}
