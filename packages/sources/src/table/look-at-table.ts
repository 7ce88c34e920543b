import { findHeader, nameColumns } from "@earshot/core/import/find-header";
import { importLimits } from "@earshot/core/import/import-limits";
import type { TableShape } from "@earshot/core/import/reading";
import type { ByteSource } from "./byte-source.ts";
import { readCsv } from "./read-csv.ts";
import { jsonlColumns, readJsonl } from "./read-jsonl.ts";
import { readHead } from "./read-table.ts";
import { sniffFormat } from "./sniff-format.ts";
import { sniffEncoding, sniffSeparator } from "./sniff-text.ts";
import { TableError } from "./table-error.ts";
import type { TableRow } from "./table-row.ts";
import { findLinkColumns, placeLinks, withLinkNames } from "./xlsx/link-columns.ts";
import { openWorkbook, type Workbook } from "./xlsx/open-workbook.ts";
import { readSheet } from "./xlsx/read-sheet.ts";
import { readSharedStrings } from "./xlsx/shared-strings.ts";

/** What a person said about the table instead of leaving it to be guessed. */
export type ShapeWish = {
  [Part in "encoding" | "separator" | "sheet" | "headerRow"]?: TableShape[Part] | undefined;
};

export interface TableLook {
  shape: TableShape;
  /** Names of the sheets that can be chosen; empty for other formats. */
  sheets: string[];
  /** The first rows below the header. */
  rows: TableRow[];
}

const headBytes = 256 * 1024;
const rowsLooked = 200;
/** Texts of a workbook read for a look: those of the first rows mostly come first. */
const stringsLooked = 300_000;
const sheetsLooked = 10;

/** What a file is, how it is to be read, and its first rows; reads only its beginning. Throws a TableError. */
export async function lookAtTable(source: ByteSource, wish: ShapeWish): Promise<TableLook> {
  if (source.size > importLimits.fileBytes) throw new TableError("too_large");
  const format = await sniffFormat(source);
  if (format === "jsonl") return lookAtJsonl(source);
  return format === "csv" ? lookAtCsv(source, wish) : lookAtWorkbook(source, wish);
}

async function lookAtJsonl(source: ByteSource): Promise<TableLook> {
  const columns = await jsonlColumns(source, rowsLooked);
  if (columns.length === 0) throw new TableError("unknown", "no JSON object in the first lines");
  const rows = await first(readJsonl(source, columns, () => undefined));
  const shape = {
    format: "jsonl",
    encoding: null,
    separator: null,
    sheet: null,
    headerRow: 0,
    columns,
  } as const;
  return { shape: { ...shape, columns }, sheets: [], rows };
}

async function lookAtCsv(source: ByteSource, wish: ShapeWish): Promise<TableLook> {
  const head = await readHead(source, headBytes);
  const encoding = wish.encoding ?? sniffEncoding(head);
  const text = new TextDecoder(encoding).decode(head);
  // Excel's own way to say it: a first line "sep=;".
  const said = /^sep=(.)\r?\n/iu.exec(text)?.[1];
  const written = said === "," || said === ";" || said === "\t" || said === "|" ? said : null;
  const separator = wish.separator ?? written ?? sniffSeparator(text);
  const rows = await first(readCsv(source, { encoding, separator }, () => undefined));
  if (rows.length === 0) throw new TableError("empty");
  const read = arrange(rows, wish.headerRow, written === null ? 0 : 1);
  return {
    shape: { format: "csv", encoding, separator, sheet: null, ...read.shape },
    sheets: [],
    rows: read.rows,
  };
}

async function lookAtWorkbook(source: ByteSource, wish: ShapeWish): Promise<TableLook> {
  const workbook = await openWorkbook(source);
  try {
    const sheets = workbook.sheets.map(({ name }) => name);
    const strings = await readSharedStrings(workbook.zip, stringsLooked);
    const look = (part: string) => first(readSheet(workbook, part, strings, () => undefined));
    const chosen = await chooseSheet(workbook.sheets, wish.sheet ?? null, look);
    await strings.close();
    if (chosen.rows.length === 0) throw new TableError("empty");
    const read = arrange(chosen.rows, wish.headerRow, 0);
    const { headerRow } = read.shape;
    const links = findLinkColumns(chosen.rows, headerRow, read.shape.columns);
    const columns = withLinkNames(read.shape.columns, links);
    const shape = {
      format: "xlsx",
      encoding: null,
      separator: null,
      sheet: chosen.name,
      headerRow,
      columns,
      links,
    } as const satisfies TableShape;
    const rows = read.rows.map((row) => ({ ...row, cells: placeLinks(row, shape) }));
    return { shape, sheets, rows };
  } finally {
    workbook.close();
  }
}

/** Reports put a cover sheet first: without a wish it is the sheet with the most filled cells in its first rows. */
async function chooseSheet(
  sheets: Workbook["sheets"],
  wished: string | null,
  look: (part: string) => Promise<TableRow[]>,
): Promise<{ name: string; rows: TableRow[] }> {
  const candidates =
    wished === null ? sheets.slice(0, sheetsLooked) : sheets.filter(({ name }) => name === wished);
  let best: { name: string; rows: TableRow[]; cells: number } | null = null;
  for (const { name, part } of candidates) {
    const rows = await look(part);
    const cells = rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell.trim() !== "").length, 0);
    if (best === null || cells > best.cells) best = { name, rows, cells };
  }
  if (best === null) throw new TableError("no_sheet");
  return best;
}

function arrange(rows: readonly TableRow[], wished: number | undefined, skipped: number) {
  const below = rows.filter(({ number }) => number > skipped);
  const at = wished === undefined ? findHeader(below.map(({ cells }) => cells)) : null;
  const headerRow = wished ?? below[(at ?? 0) - 1]?.number ?? 0;
  const header = rows.find(({ number }) => number === headerRow)?.cells ?? [];
  const width = Math.max(header.length, ...rows.slice(0, 50).map(({ cells }) => lastFilled(cells)));
  if (width > importLimits.columns) throw new TableError("too_many_columns");
  const filled = rows.filter(
    ({ number, cells }) => number > headerRow && cells.some((cell) => cell.trim() !== ""),
  );
  return { shape: { headerRow, columns: nameColumns(header, width) }, rows: filled };
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "") + 1;
}

async function first(rows: AsyncGenerator<TableRow>): Promise<TableRow[]> {
  const some: TableRow[] = [];
  for await (const row of rows) {
    some.push(row);
    if (some.length >= rowsLooked) break;
  }
  return some;
}
