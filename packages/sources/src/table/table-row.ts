/** One row as it stands in the file. */
export interface TableRow {
  /** As spreadsheets count: from 1, the header included. */
  number: number;
  cells: string[];
  /** A line of JSONL that is no object. */
  isBroken?: boolean;
}
