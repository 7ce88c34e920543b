import type { ChoiceField, NameField, NumberField, TimeField } from "./query-fields.ts";

/** A word in any of its forms, or what words begin with. */
export interface WordQuery {
  kind: "word" | "prefix";
  word: string;
}

/** Words that follow each other. */
export interface PhraseQuery {
  kind: "phrase";
  words: string[];
}

/** What may stand on a side of NEAR. */
export type NearSide = WordQuery | PhraseQuery | { kind: "or"; queries: NearSide[] };

/** Two sides at most so many words apart (1: side by side), in either order unless `isOrdered`. */
export interface NearQuery {
  kind: "near";
  sides: [NearSide, NearSide];
  distance: number;
  isOrdered: boolean;
}

/** What the index of words can answer by itself. */
export type WordsQuery =
  | WordQuery
  | PhraseQuery
  | NearQuery
  | { kind: "not"; query: WordsQuery }
  | { kind: "and" | "or"; queries: WordsQuery[] };

/** A word with a gap: it begins with `begins`; in `pattern` * stands for any letters and ? for one. */
export interface PatternQuery {
  kind: "pattern";
  begins: string;
  pattern: string;
}

/** Words that must stand in the title. */
export interface TitleQuery {
  kind: "title";
  query: WordsQuery;
}

export type Comparison = ">" | ">=" | "<" | "<=" | "=";

/** A point in time: an instant, a day of the calendar (its beginning, where the asker lives), or so long before or after now. */
export type Moment =
  | { kind: "instant"; at: string }
  /** `day` is YYYY-MM-DD. */
  | { kind: "day"; day: string }
  /** The beginning of the day so many days before today; of one to come below zero. */
  | { kind: "day_ago"; days: number }
  | { kind: "ago"; minutes: number }
  | { kind: "ahead"; minutes: number };

/** A name as it was typed: the whole name, or words that the name contains. */
export interface AskedName {
  text: string;
  isWhole: boolean;
}

/** Something that is known of a post beside its words. What is unknown of a post fits no comparison. */
export type FieldQuery =
  | { kind: "choice"; field: ChoiceField; values: string[] }
  /** `start` and `end` are where the names stand in the text, to say there that nothing is called so. */
  | { kind: "name"; field: NameField; names: AskedName[]; start: number; end: number }
  /** Who has taken it on: whoever asks, or nobody (or somebody who left). */
  | { kind: "holder"; who: "me" | "nobody" }
  | { kind: "number"; field: NumberField; sign: Comparison; value: number }
  | { kind: "time"; field: TimeField; sign: ">=" | "<"; at: Moment }
  /** A clock of the post is due from `after` on and before `before`; null for no bound. Both hold of the same clock. */
  | { kind: "due"; after: Moment | null; before: Moment | null };

/** What posts are asked for: words and fields under any nesting. */
export type Query =
  | WordQuery
  | PhraseQuery
  | NearQuery
  | PatternQuery
  | TitleQuery
  | FieldQuery
  | { kind: "not"; query: Query }
  | { kind: "and" | "or"; queries: Query[] };

/** Whether the index of words can answer all of it. */
export function isWords(query: Query): query is WordsQuery {
  if (query.kind === "not") return isWords(query.query);
  if (query.kind === "and" || query.kind === "or") return query.queries.every(isWords);
  return query.kind === "word" || query.kind === "prefix" || query.kind === "phrase" || query.kind === "near";
}

/** Several queries as one; one stays what it is. */
export function joined(kind: "and" | "or", queries: readonly Query[]): Query {
  const [only] = queries;
  return queries.length === 1 && only !== undefined ? only : { kind, queries: [...queries] };
}
