import type { ImportField } from "./field.ts";

/** Why a row is no post. */
export const refusalCodes = [
  "no_text",
  "no_date",
  "bad_date",
  "future_date",
  "bad_url",
  "bad_number",
  "not_stored",
  "not_json",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  code: RefusalCode;
  field: ImportField | null;
  /** Its place among the columns, from 0; null when no column has the field. */
  column: number | null;
  /** The cell as it was, shortened. */
  said: string;
}
