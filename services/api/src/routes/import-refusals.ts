import { Readable } from "node:stream";
import { z } from "zod";
import {
  mendedRowSchema,
  mendRowSchema,
  refusedRowsQuerySchema,
  refusedRowsSchema,
} from "@earshot/contract/import";
import { refusalTexts } from "@earshot/core/import/refusal-text";
import { byteOrderMark, csvLine, type CsvSeparator } from "@earshot/core/report/csv";
import {
  getRefusal,
  keepMending,
  listRefusals,
  mendRow,
  type RefusalRow,
} from "@earshot/db/queries/import-refusals";
import type { ImportRunRow } from "@earshot/db/queries/import-runs";
import { readJsonlLine } from "@earshot/sources/table/read-jsonl";
import { createRowReader } from "@earshot/sources/table/row-reader";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { ring } from "../ring.ts";
import { changedBy } from "../sign-in/permit.ts";
import { findImport, importParams } from "./imports.ts";

const rows = {
  schema: {
    tags: ["imports"],
    summary: "Rows of a file that are no posts, with the reasons, in its order",
    params: importParams,
    querystring: refusedRowsQuerySchema,
    response: { 200: refusedRowsSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const mend = {
  schema: {
    tags: ["imports"],
    summary: "Try a refused row again with other cells",
    params: importParams.extend({ row: z.coerce.number().int().min(1).max(2_000_000_000) }),
    body: mendRowSchema,
    response: { 200: mendedRowSchema },
  },
  config: { action: "edit_sources" },
} satisfies RouteContract;

const file = {
  schema: {
    tags: ["imports"],
    summary: "The refused rows as CSV: with their numbers and reasons first, to be mended and imported again",
    params: importParams,
    querystring: z.object({
      language: z.enum(["ru", "en"]).default("en"),
      separator: z.enum(["comma", "semicolon"]).default("comma"),
    }),
    // The answer is a file; its shape is that of RFC 4180.
    response: { 200: z.any() },
  },
  config: { action: "read", rateLimit: { max: 20, timeWindow: "1 minute" } },
} satisfies RouteContract;

const pageSize = 100;
/** Signs of a line that its reason repeats. */
const saidMax = 200;

/** Refused rows: seen, mended in the page, taken along. */
export async function registerImportRefusals(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/imports/:importId/refusals", rows, async ({ params, query }) => {
    const { importId: importRunId } = params;
    const found = await listRefusals(db, { importRunId, after: query.after, limit: query.limit + 1 });
    const shown = found.slice(0, query.limit);
    return {
      rows: shown.map(viewRow),
      nextAfter: found.length > shown.length ? (shown.at(-1)?.rowNumber ?? null) : null,
    };
  });
  app.post("/api/v1/imports/:importId/refusals/:row/mend", mend, async (request) => {
    const { importId: importRunId, row: rowNumber } = request.params;
    const { cells: given } = request.body;
    const run = await findImport(deps, importRunId);
    const refused = await getRefusal(db, importRunId, rowNumber);
    if (refused === null || run.reading === null)
      throw new ProblemError(404, `Row ${rowNumber} waits for nothing.`);
    // A line that was no object has itself as its only cell, until it is one.
    const isLine = refused.reasons.some(({ code }) => code === "not_json") && given.length <= 1;
    const read = isLine ? readJsonlLine(given[0] ?? "", run.reading.columns) : given;
    if (read === null) {
      const said = (given[0] ?? "").slice(0, saidMax);
      const reasons = [{ code: "not_json" as const, field: null, column: null, said }];
      await keepMending(db, { importRunId, rowNumber, cells: given, reasons });
      return { postId: null, cells: given, reasons };
    }
    const cells = read;
    const readRow = createRowReader({ reading: run.reading, issuer: run.vendor ?? run.name.toLowerCase() });
    const outcome = readRow(cells, deps.now());
    if (!outcome.ok) {
      await keepMending(db, { importRunId, rowNumber, cells, reasons: outcome.reasons });
      return { postId: null, cells, reasons: outcome.reasons };
    }
    const mended = { importRunId, rowNumber, cells, post: outcome.post };
    const saved = await mendRow(db, changedBy(request, "edit_sources"), mended, deps.now());
    if (saved === null) throw new ProblemError(409, "Somebody mended this row at the same moment.");
    await ring(deps, "match-posts", { postIds: [saved.postId] }, { jobId: `match-mended-${saved.postId}` });
    return { postId: saved.postId, cells, reasons: [] };
  });
  app.get("/api/v1/imports/:importId/refusals.csv", file, async ({ params, query }, reply) => {
    const run = await findImport(deps, params.importId);
    const separator = query.separator === "semicolon" ? ";" : ",";
    return reply
      .header("content-type", "text/csv; charset=utf-8; header=present")
      .header("content-disposition", `attachment; filename="earshot-refused-${params.importId}.csv"`)
      .send(Readable.from(lines(deps, run, query.language, separator)));
  });
}

function viewRow({ rowNumber, cells, reasons }: RefusalRow) {
  return { row: rowNumber, cells, reasons };
}

const headWords = {
  ru: ["Строка файла", "Почему не принята"],
  en: ["Row of the file", "Why it was refused"],
};

async function* lines(
  { database }: ApiDeps,
  run: ImportRunRow,
  language: "ru" | "en",
  separator: CsvSeparator,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine([...headWords[language], ...(run.reading?.columns ?? [])], separator);
  for (let after: number | null = 0; after !== null;) {
    const page: RefusalRow[] = await listRefusals(database.db, {
      importRunId: run.importRunId,
      after,
      limit: pageSize,
    });
    yield page.map((row) => csvLine([row.rowNumber, why(row, language), ...row.cells], separator)).join("");
    after = page.length < pageSize ? null : (page.at(-1)?.rowNumber ?? null);
  }
}

function why({ reasons }: RefusalRow, language: "ru" | "en"): string {
  return reasons
    .map(({ code, said }) => refusalTexts[language][code].what + (said === "" ? "" : `: ${said}`))
    .join("; ");
}
