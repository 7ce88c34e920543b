/** A document as a list of parts, without a look: the same is written as a page and as a PDF. */
export interface ReportDocument {
  title: string;
  language: "ru" | "en";
  /** One line below the title. */
  lead: string;
  blocks: readonly DocumentBlock[];
  /** At the end of the document. */
  foot: string;
}

export type DocumentBlock =
  | { kind: "heading"; text: string }
  | { kind: "text"; text: string }
  /** Words of others, set apart. */
  | { kind: "quote"; text: string; by: string }
  | { kind: "facts"; rows: readonly (readonly [name: string, value: string])[] }
  | { kind: "table"; head: readonly string[]; rows: readonly (readonly string[])[] };
