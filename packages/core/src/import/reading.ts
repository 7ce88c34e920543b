import type { ImportField } from "./field.ts";

export const tableFormats = ["csv", "xlsx", "jsonl"] as const;
export type TableFormat = (typeof tableFormats)[number];

/** Encodings that a text table can have. */
export const tableEncodings = ["utf-8", "windows-1251", "utf-16le", "utf-16be", "koi8-r"] as const;
export type TableEncoding = (typeof tableEncodings)[number];

export const tableSeparators = [",", ";", "\t", "|"] as const;
export type TableSeparator = (typeof tableSeparators)[number];

/** Which of two numbers in "05/06/2024" is the day. */
export type DateOrder = "dmy" | "mdy";

/** A column of a workbook whose cells link somewhere: the addresses stand in place of its texts, or apart in a column at the end of the table. */
export interface LinkColumn {
  column: number;
  isApart: boolean;
}

/** How the bytes of a table become rows. Null where a format has no such thing. */
export interface TableShape {
  format: TableFormat;
  encoding: TableEncoding | null;
  separator: TableSeparator | null;
  /** Name of the sheet of a workbook. */
  sheet: string | null;
  /** Number of the row with the names of the columns, from 1; 0: the table has none. */
  headerRow: number;
  /** Names of the columns as they stand in the file, behind them those of links that stand apart. */
  columns: string[];
  /** In the order of their columns. */
  links?: LinkColumn[];
}

/** How rows become posts. */
export interface RowMapping {
  /** Meaning of each column, in their order; null: left out. */
  fields: (ImportField | null)[];
  /** Zone of dates that name none, by its IANA name. */
  zone: string;
  dateOrder: DateOrder;
}

export interface ImportReading extends TableShape, RowMapping {}
