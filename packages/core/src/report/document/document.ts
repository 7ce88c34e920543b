/** A document as a list of parts, without a look: the same is written as a page, as PDF, as slides and as a workbook. It is kept as JSON. */
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
  /** What a part found, said in one sentence: title of a slide. */
  | { kind: "finding"; text: string }
  /** What must be known before the numbers are believed. */
  | { kind: "note"; text: string }
  /** Words of others, set apart. */
  | { kind: "quote"; text: string; by: string }
  | { kind: "facts"; rows: readonly (readonly [name: string, value: string])[] }
  | { kind: "figures"; rows: readonly FigureLine[] }
  | { kind: "chart"; chart: DocumentChart }
  | { kind: "table"; head: readonly string[]; rows: readonly (readonly string[])[] }
  /** How numbers of this document were reckoned when it was made. */
  | { kind: "passports"; passports: readonly DocumentPassport[] };

/** A number with what is needed to trust it, each part ready to be read; `raw` is for whoever reckons on. */
export interface FigureLine {
  name: string;
  /** "—" where it was refused; then `note` says why. */
  value: string;
  /** To the period before; empty where nothing is compared. */
  change: string;
  /** Bounds of 95 %; empty where the metric has none. */
  interval: string;
  n: number;
  /** Mark of its passport: see `DocumentPassport`. */
  passport: string;
  note: string;
  raw: { value: number | null; low: number | null; high: number | null; before: number | null };
}

/** Which colour a series has: the same for the same thing in every document. A number is a place in the row of colours. */
export type SeriesTone = "accent" | "muted" | "positive" | "neutral" | "negative" | number;

/** A chart as data. A value that is not known is null, and what nobody listened to is `covered` below 1: hatched, never zero. */
export interface DocumentChart {
  /** `columns` and `lines` stand over steps of time, `bars` lie beside their names. */
  shape: "columns" | "lines" | "bars";
  /** Series of one step lie upon each other. */
  isStacked: boolean;
  /** What is to be seen in it. */
  title: string;
  /** What the values count. */
  unit: string;
  points: readonly { label: string; covered: number | null }[];
  series: readonly { name: string; tone: SeriesTone; values: readonly (number | null)[] }[];
  /** Points that something is to be said about. */
  marks: readonly { point: number; text: string }[];
}

/** A passport in the language of the document, as it was when the document was made. */
export interface DocumentPassport {
  /** "nsr 1": id and version; never changes. */
  mark: string;
  name: string;
  formula: string;
  exclusions: string;
  interval: string;
  /** Fewer units than this give no value. */
  minimumN: number;
  unit: string;
}

/** Whether a step was not listened to in full. Null where no source was watched: nobody listened at all. */
export function hasGap(covered: number | null): boolean {
  return covered === null || covered < gapBelow;
}

/** A minute of a day is no gap that anybody would see. */
const gapBelow = 0.995;
