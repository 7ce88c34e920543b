import { z } from "zod";
import { exportParamsSchema, exportQuerySchema } from "@earshot/contract/exported-list";
import { exportedListNames, type ExportedList } from "@earshot/core/report/exported-lists";
import type { TableCell } from "@earshot/core/report/mention-table";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { Action } from "@earshot/core/triage/permission";
import type { FastifyRequest } from "fastify";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { permit } from "../sign-in/permit.ts";
import { recordExport } from "./record-export.ts";
import { sendCsv, sendXlsx } from "./send-table.ts";

/** Head in both languages, and what stands below it. Times are cells of their own, in UTC; null is empty, never a zero. */
export type ExportColumn<Row> = readonly [
  ru: string,
  en: string,
  cell: (row: Row, language: PageLanguage) => TableCell,
];

type Asked = z.output<typeof exportQuerySchema>;

interface ListExport<Row, Filter extends z.ZodObject> {
  list: ExportedList;
  /** Who may: the same as may see the list. */
  action: Action;
  /** What the list can be narrowed by on its page. */
  filter: Filter;
  columns: readonly ExportColumn<Row>[];
  /** The rows that the page shows under this filter, all of them, in its order. */
  rows: (
    deps: ApiDeps,
    filter: z.output<Filter>,
    asked: { request: FastifyRequest; language: PageLanguage },
  ) => AsyncIterable<readonly Row[]> | Promise<readonly Row[]>;
}

/**
 * A list of the page as a file: `GET /api/v1/exports/<list>/csv` and `…/xlsx`, under the filter of the list. It leaves a line in the audit
 * log before its first row is read, and is written while it is read: neither side holds more than a page.
 */
export function listExport<Row, Filter extends z.ZodObject>(
  given: ListExport<Row, Filter>,
): (app: Routes, deps: ApiDeps) => void {
  const { list, action, filter, columns } = given;
  const contract = {
    schema: {
      tags: ["exports"],
      summary: `${exportedListNames.en[list]} as a table: CSV, or XLSX with its first 1,048,575 rows`,
      params: exportParamsSchema,
      querystring: exportQuerySchema.extend(filter.shape),
      // The answer is a file; no contract says its shape.
      response: { 200: z.any() },
    },
    config: { action, rateLimit: { max: 20, timeWindow: "1 minute" } },
  } satisfies RouteContract;
  return (app, deps) => {
    app.get(`/api/v1/exports/${list}/:format`, contract, async (request, reply) => {
      permit(request, action);
      const { format } = request.params;
      // The contract has read it; the type of a schema that is put together of two says less.
      const { language, separator, ...asked } = request.query as Asked & z.output<Filter>;
      const rows = await given.rows(deps, asked as unknown as z.output<Filter>, { request, language });
      await recordExport(deps, request, { list, format, filter: asked });
      const table = {
        name: `earshot-${list}-${deps.now().toISOString().slice(0, 10)}`,
        sheet: exportedListNames[language][list],
        header: columns.map(([ru, en]) => (language === "ru" ? ru : en)),
        pages: toCells(rows, (row) => columns.map(([, , cell]) => cell(row, language))),
      };
      return format === "csv" ? sendCsv(reply, table, separator) : sendXlsx(reply, table);
    });
  };
}

async function* toCells<Row>(
  rows: AsyncIterable<readonly Row[]> | readonly Row[],
  cells: (row: Row) => TableCell[],
): AsyncGenerator<TableCell[][]> {
  if (Symbol.asyncIterator in rows) for await (const page of rows) yield page.map(cells);
  else yield rows.map(cells);
}

/**
 * Reads a list to its end, page by page.
 * @param read a page from where the one before ended, null at first; `next` is null at the end
 */
export async function* inPages<Row, Place>(
  read: (from: Place | null) => Promise<{ rows: readonly Row[]; next: Place | null }>,
): AsyncGenerator<readonly Row[]> {
  let from: Place | null = null;
  do {
    const page: { rows: readonly Row[]; next: Place | null } = await read(from);
    yield page.rows;
    from = page.next;
  } while (from !== null);
}

/** Rows that an export reads at once. */
export const pageRows = 200;

/** Rows of a list that is read at once: more than any that people keep by hand. */
export const wholeRows = 50_000;
