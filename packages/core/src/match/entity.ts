/** What can be watched. */
export const entityKinds = [
  "company",
  "brand",
  "product",
  "executive",
  "competitor",
  "opinion_leader",
  "topic",
] as const;
export type EntityKind = (typeof entityKinds)[number];

/**
 * How a term is looked for:
 * `name` a person's name, in every case of Russian; `word` a brand or word, by stem, in every case;
 * `exact` only as written (letter case and ё/е aside); `handle` an account name with its @;
 * `hashtag` a tag with its #; `domain` a site, found in links to it and in addresses of posts on it.
 */
export const termKinds = ["name", "word", "exact", "handle", "hashtag", "domain"] as const;
export type TermKind = (typeof termKinds)[number];

/**
 * `match` finds; `exclude` near a hit turns it down; `require` must be near a hit of a term that asks for context;
 * `lookalike` an account that may pass itself off as the entity: found like an account of its own, and flagged;
 * `secret` a word of ours that the world should not know yet (a code name, an unreleased product): found like a `match` term, and flagged.
 */
export const termRoles = ["match", "exclude", "require", "lookalike", "secret"] as const;
export type TermRole = (typeof termRoles)[number];

/** Whether terms of this role find a mention by themselves. */
export function isSearched(role: TermRole): boolean {
  return role === "match" || role === "secret";
}

export interface EntityTerm {
  id: number;
  text: string;
  kind: TermKind;
  role: TermRole;
  /** Of a term to look for: counts only where a `require` term of the entity stands in the same text. */
  needsContext: boolean;
  /** Of a term to look for: must be written with the same capital letters as here ("Заслонка", not "заслонка"). */
  isCaseSensitive: boolean;
}

export interface Entity {
  id: number;
  kind: EntityKind;
  name: string;
  /** For an executive or product: the company it belongs to. */
  companyId: number | null;
  terms: EntityTerm[];
}

/** What of a post was read: `author` is the author's account, `url` the post's own address, `tag` one of its tags. */
export const hitFields = ["title", "text", "author", "url", "tag"] as const;
export type HitField = (typeof hitFields)[number];

/** Where and why a text speaks of an entity. Offsets are UTF-16 units of that field (of that tag), `end` exclusive. */
export interface Hit {
  field: HitField;
  start: number;
  end: number;
  termId: number;
  /** The words as found. */
  found: string;
  /** An account that may pass itself off as the entity. */
  isLookalike?: true;
  /** A word that was not to be known yet: shown as one only to whom `maySeeSecrets` lets see it. */
  isSecret?: true;
}

export interface EntityMatch {
  entityId: number;
  /** `main` when the text is about the entity, `episodic` when it is named in passing. */
  role: "main" | "episodic";
  hits: Hit[];
}
