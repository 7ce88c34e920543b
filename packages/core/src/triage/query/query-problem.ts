export type ProblemKind =
  | "no_words"
  | "too_long"
  | "too_many_words"
  | "too_deep"
  | "open_quote"
  | "open_bracket"
  | "stray_bracket"
  | "empty_brackets"
  | "beside_or"
  | "beside_and"
  | "after_minus"
  | "after_not"
  | "star_first"
  | "star_in_phrase"
  | "many_stars"
  | "short_prefix"
  | "beside_near"
  | "near_side"
  | "near_distance"
  | "unknown_field"
  | "empty_value"
  | "unknown_value"
  | "bad_number"
  | "bad_time"
  | "bad_due"
  | "sign_misfit"
  | "and_in_values"
  | "title_words";

/** What is wrong with a query and where: UTF-16 units of the text, `end` exclusive. */
export interface QueryProblem {
  problem: ProblemKind;
  start: number;
  end: number;
  /** What was written there. */
  given?: string;
  /** What may stand there: names of fields or values. */
  wanted?: readonly string[];
  /** The field that it is about. */
  field?: string;
}
