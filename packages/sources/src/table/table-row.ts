/** One row as it stands in the file. */
export interface TableRow {
  /** As spreadsheets count: from 1, the header included. */
  number: number;
  cells: string[];
  /** A line of JSONL that is no object. */
  isBroken?: boolean;
  /** Where cells of a workbook link to, by their column. */
  links?: ReadonlyMap<number, string>;
  /** Where in the file the next row begins; only where reading may begin there. */
  nextByte?: number;
}

/** A place between two rows from which a table is read on. */
export interface TablePlace {
  /** Number of the last row that is behind. */
  afterRow: number;
  /** Where the next row begins; null: known by its number alone, what lies before is passed over. */
  byte: number | null;
  /** Rows that were given out before. */
  rows: number;
}

export const tableStart: TablePlace = { afterRow: 0, byte: null, rows: 0 };
