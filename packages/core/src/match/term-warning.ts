/** What an editor of the watch list should know about a term, beside its counts. */
export type TermWarning =
  /** Nothing in it can be looked for. */
  | { code: "unreadable" }
  | { code: "too_short" }
  /** A word like "and" or "for". */
  | { code: "function_word" }
  /** Written small in most posts: a word of the language. `share` of the posts in which it stands. */
  | { code: "common_word"; share: number }
  /** Another entity has it too. */
  | { code: "shared"; name: string }
  /** Stands twice in the entity itself. */
  | { code: "repeated" }
  /** `share` of the posts looked at, 0 to 1. */
  | { code: "too_frequent"; share: number }
  /** Waits for context that nothing can give: no context word, no sure term, no company. */
  | { code: "no_context" };

export const termWarningCodes = [
  "unreadable",
  "too_short",
  "function_word",
  "common_word",
  "shared",
  "repeated",
  "too_frequent",
  "no_context",
] as const satisfies readonly TermWarning["code"][];
