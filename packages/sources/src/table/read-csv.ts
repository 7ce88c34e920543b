import { Readable } from "node:stream";
import { importLimits } from "@earshot/core/import/import-limits";
import type { TableEncoding, TableSeparator } from "@earshot/core/import/reading";
import { CsvError, parse } from "csv-parse";
import { inChunks, type ByteSource } from "./byte-source.ts";
import { TableError } from "./table-error.ts";
import { tableStart, type TablePlace, type TableRow } from "./table-row.ts";

export interface CsvShape {
  encoding: TableEncoding;
  separator: TableSeparator;
}

interface Parsed {
  record: string[];
  info: { bytes: number };
}

/**
 * Reads CSV as it comes: RFC 4180 with quoted line breaks, rows of any width, stray quotation marks. A row that never ends is an error, so that a
 * forgotten quotation mark cannot fill the memory. The parser gets the bytes of the file themselves, so that each row knows where the next begins; only
 * UTF-16, whose signs are no bytes, is written anew before.
 */
export async function* readCsv(
  source: ByteSource,
  { encoding, separator }: CsvShape,
  onRead: (bytes: number) => void,
  from: TablePlace = tableStart,
): AsyncGenerator<TableRow> {
  const isAnew = encoding === "utf-16le" || encoding === "utf-16be";
  const isOneByte = encoding === "windows-1251" || encoding === "koi8-r";
  const start = from.byte ?? 0;
  const parser = parse({
    delimiter: separator,
    record_delimiter: await lineEnds(source, isAnew),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: importLimits.rowChars,
    info: true,
    encoding: isOneByte ? "latin1" : "utf8",
    bom: encoding === "utf-8" && start === 0,
  });
  const bytes = inChunks(source, start, onRead);
  const input = Readable.from(isAnew ? decoded(bytes, encoding) : bytes, {
    objectMode: false,
    highWaterMark: 64 * 1024,
  });
  input.on("error", (error) => parser.destroy(error));
  input.pipe(parser);
  const read = isOneByte ? createCellReader(encoding) : cutCell;
  let number = from.byte === null ? 0 : from.afterRow;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      number += 1;
      const row = { number, cells: record.map(read) };
      yield isAnew ? row : { ...row, nextByte: start + info.bytes };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new TableError(error.code === "CSV_MAX_RECORD_SIZE" ? "row_too_long" : "damaged", error.message);
  } finally {
    input.destroy();
    parser.destroy();
  }
}

/** Only a text of old Macs ends its lines by a carriage return alone. Told beforehand, so that a text read on from its middle has the same rows. */
async function lineEnds(source: ByteSource, isAnew: boolean): Promise<string[]> {
  const head = Buffer.from(await source.read(0, 64 * 1024));
  const isOld = !isAnew && head.includes("\r") && !head.includes("\n");
  return isOld ? ["\r"] : ["\r\n", "\n"];
}

async function* decoded(pieces: AsyncIterable<Uint8Array>, encoding: TableEncoding): AsyncGenerator<string> {
  // A byte that does not fit becomes U+FFFD and costs only its cell. The byte order mark is dropped.
  const decoder = new TextDecoder(encoding);
  for await (const bytes of pieces) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** Cells that the parser took for latin1, one sign a byte, in the encoding that they have. */
function createCellReader(encoding: TableEncoding): (cell: string) => string {
  const decoder = new TextDecoder(encoding);
  const isPlain = (cell: string): boolean => !/[\u0080-\u00ff]/u.test(cell);
  return (cell) => cutCell(isPlain(cell) ? cell : decoder.decode(Buffer.from(cell, "latin1")));
}

export function cutCell(cell: string): string {
  return cell.length > importLimits.cellChars ? cell.slice(0, importLimits.cellChars) : cell;
}
