import { Readable } from "node:stream";
import { importLimits } from "@earshot/core/import/import-limits";
import type { TableEncoding, TableSeparator } from "@earshot/core/import/reading";
import { CsvError, parse } from "csv-parse";
import { inChunks, type ByteSource } from "./byte-source.ts";
import { TableError } from "./table-error.ts";
import type { TableRow } from "./table-row.ts";

export interface CsvShape {
  encoding: TableEncoding;
  separator: TableSeparator;
}

/**
 * Reads CSV as it comes: RFC 4180 with quoted line breaks, rows of any width, stray quotation marks. A row that never ends is an error, so that a
 * forgotten quotation mark cannot fill the memory.
 */
export async function* readCsv(
  source: ByteSource,
  { encoding, separator }: CsvShape,
  onRead: (bytes: number) => void,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: importLimits.rowChars,
  });
  const input = Readable.from(decoded(source, encoding, onRead), {
    objectMode: false,
    highWaterMark: 64 * 1024,
  });
  input.on("error", (error) => parser.destroy(error));
  input.pipe(parser);
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      yield { number, cells: cells.map(cutCell) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new TableError(error.code === "CSV_MAX_RECORD_SIZE" ? "row_too_long" : "damaged", error.message);
  } finally {
    input.destroy();
    parser.destroy();
  }
}

async function* decoded(
  source: ByteSource,
  encoding: TableEncoding,
  onRead: (bytes: number) => void,
): AsyncGenerator<string> {
  // A byte that does not fit becomes U+FFFD and costs only its cell. The byte order mark is dropped.
  const decoder = new TextDecoder(encoding);
  for await (const bytes of inChunks(source, 0, onRead)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

export function cutCell(cell: string): string {
  return cell.length > importLimits.cellChars ? cell.slice(0, importLimits.cellChars) : cell;
}
