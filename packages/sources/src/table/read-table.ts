import { importLimits } from "@earshot/core/import/import-limits";
import type { TableShape } from "@earshot/core/import/reading";
import { inChunks, type ByteSource } from "./byte-source.ts";
import { readCsv } from "./read-csv.ts";
import { readJsonl } from "./read-jsonl.ts";
import { TableError } from "./table-error.ts";
import { tableStart, type TablePlace, type TableRow } from "./table-row.ts";
import { placeLinks } from "./xlsx/link-columns.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";
import { readSheet } from "./xlsx/read-sheet.ts";
import { readSharedStrings } from "./xlsx/shared-strings.ts";

export interface ReadRow extends TableRow {
  /** How much of the file is behind it, 0 to 1. */
  progress: number;
}

/**
 * The rows below the header, blank ones left out, each as wide as there are columns. Keeps one piece of the file in memory, however long it is.
 * Throws a TableError for a file that turns out to be none.
 * @param from rows up to there are not given out again: a text is read on at its byte, a workbook, which cannot be entered in the middle, passed over
 */
export async function* readTable(
  source: ByteSource,
  shape: TableShape,
  from: TablePlace = tableStart,
): AsyncGenerator<ReadRow> {
  let progress = 0;
  let { rows } = from;
  const onBytes = (bytes: number): void => {
    progress = bytes / Math.max(1, source.size);
  };
  const onShare = (share: number): void => {
    progress = share;
  };
  for await (const row of rowsOf(source, shape, { onBytes, onShare, from })) {
    if (row.number <= shape.headerRow || row.number <= from.afterRow) continue;
    if (row.isBroken !== true && row.cells.every((cell) => cell.trim() === "")) continue;
    rows += 1;
    if (rows > importLimits.rows) throw new TableError("too_many_rows");
    yield { ...row, cells: row.isBroken === true ? row.cells : placeLinks(row, shape), progress };
  }
}

interface ReadingOn {
  onBytes: (bytes: number) => void;
  onShare: (share: number) => void;
  from: TablePlace;
}

async function* rowsOf(
  source: ByteSource,
  shape: TableShape,
  { onBytes, onShare, from }: ReadingOn,
): AsyncGenerator<TableRow> {
  const { format, encoding, separator, columns } = shape;
  if (format === "jsonl") yield* readJsonl(source, columns, onBytes, from);
  else if (format === "csv")
    yield* readCsv(source, { encoding: encoding ?? "utf-8", separator: separator ?? "," }, onBytes, from);
  else yield* readWorkbookRows(source, shape.sheet, onShare);
}

async function* readWorkbookRows(
  source: ByteSource,
  sheet: string | null,
  onShare: (share: number) => void,
): AsyncGenerator<TableRow> {
  const workbook = await openWorkbook(source);
  try {
    const found = sheet === null ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === sheet);
    if (found === undefined) throw new TableError("no_sheet");
    const strings = await readSharedStrings(workbook.zip);
    try {
      yield* readSheet(workbook, found.part, strings, onShare);
    } finally {
      await strings.close();
    }
  } finally {
    workbook.close();
  }
}

/** The first bytes of a file. */
export async function readHead(source: ByteSource, length: number): Promise<Uint8Array> {
  const head: ByteSource = {
    size: Math.min(source.size, length),
    read: (start, some) => source.read(start, some),
  };
  const pieces: Uint8Array[] = [];
  for await (const piece of inChunks(head, 0, () => undefined)) pieces.push(piece);
  return Buffer.concat(pieces);
}
