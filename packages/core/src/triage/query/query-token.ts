import type { QueryField } from "./query-fields.ts";
import type { QueryProblem } from "./query-problem.ts";

/** What stands before a value: how it is compared. */
export type FieldSign = ":" | "=" | "!=" | ">" | ">=" | "<" | "<=";

/** Fields with values; what a title must say is a query of its own. */
export type ValuedField = Exclude<QueryField, "title">;

export interface RawValue {
  text: string;
  isQuoted: boolean;
  start: number;
  end: number;
}

interface At {
  /** UTF-16 units of the text, `end` exclusive. */
  start: number;
  end: number;
}

export type WordsToken = At & { kind: "words"; words: string[]; isPrefix: boolean };
export type PatternToken = At & { kind: "pattern"; begins: string; pattern: string };
export type FieldToken = At & { kind: "field"; field: ValuedField; sign: FieldSign; values: RawValue[] };
/** A piece of the text of a query. */
export type QueryToken =
  | WordsToken
  | PatternToken
  | FieldToken
  | (At & { kind: "near"; distance: number; isOrdered: boolean })
  | (At & { kind: "tilde"; distance: number })
  | (At & { kind: "title" })
  | (At & { kind: "minus" | "not" | "and" | "or" | "open" | "close" });

export type Cut = { tokens: QueryToken[] } | QueryProblem;

/** Signs that open a phrase, and those that close it. */
export const quotes: Readonly<Record<string, string>> = { '"': '"', "«": "»", "“": "”", "„": "“”" };

/** Where the quote that opens here is closed; -1 where it is not. */
export function closingQuote(text: string, from: number): number {
  const signs = quotes[text[from] ?? ""] ?? "";
  for (let n = from + 1; n < text.length; n++) if (signs.includes(text[n] ?? " ")) return n;
  return -1;
}
