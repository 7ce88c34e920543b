import { Readable } from "node:stream";
import { byteOrderMark, csvLine, type CsvCell } from "@earshot/core/report/csv";
import type { TableCell } from "@earshot/core/report/mention-table";
import { writeWorkbook } from "@earshot/documents/write-workbook";
import type { FastifyReply } from "fastify";

interface Table {
  /** Of the file, without its ending. */
  name: string;
  sheet: string;
  header: readonly string[];
  /** Page by page, read while the file is written. */
  pages: AsyncIterable<readonly TableCell[][]>;
}

/** Answers with a table as CSV (RFC 4180, UTF-8 with its mark, ISO times), written while it is read. */
export function sendCsv(
  reply: FastifyReply,
  { name, header, pages }: Table,
  separator: "comma" | "semicolon",
): FastifyReply {
  const by = separator === "semicolon" ? ";" : ",";
  async function* lines(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine(header, by);
    for await (const page of pages) yield page.map((row) => csvLine(row.map(toCsv), by)).join("");
  }
  return attach(reply, "text/csv; charset=utf-8; header=present", `${name}.csv`).send(Readable.from(lines()));
}

/** Answers with a table as a workbook of one sheet; a sheet holds 1,048,575 rows, and what is beyond them is left out. */
export function sendXlsx(reply: FastifyReply, { name, sheet, header, pages }: Table): FastifyReply {
  async function* rows(): AsyncGenerator<readonly TableCell[]> {
    for await (const page of pages) yield* page;
  }
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return attach(reply, type, `${name}.xlsx`).send(writeWorkbook(sheet, header, rows()));
}

/** Has the browser keep the answer as a file. */
export function attach(reply: FastifyReply, type: string, file: string): FastifyReply {
  return reply.header("content-type", type).header("content-disposition", `attachment; filename="${file}"`);
}

function toCsv(cell: TableCell): CsvCell {
  return cell instanceof Date ? cell.toISOString() : cell;
}
