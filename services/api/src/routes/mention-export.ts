import { Readable } from "node:stream";
import { z } from "zod";
import { mentionQuerySchema } from "@earshot/contract/mention-filter";
import { byteOrderMark } from "@earshot/core/report/csv";
import { listTags } from "@earshot/db/queries/tags";
import { listMentions, readCursor } from "@earshot/db/queries/triage";
import type { TriageFilter } from "@earshot/db/queries/triage-filter";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { createMentionCsv } from "../mention-csv.ts";
import { readTriageFilter } from "../mention-query.ts";
import { viewRow } from "../mention-view.ts";
import { permit } from "../sign-in/permit.ts";

/** What a spreadsheet still opens with ease; a longer list is cut. */
const rowsMax = 50_000;
const pageSize = 200;

const csv = {
  schema: {
    tags: ["triage"],
    summary: `The list as a table (CSV), its first ${rowsMax} rows`,
    querystring: mentionQuerySchema.extend({
      language: z.enum(["ru", "en"]).default("en"),
      /** Spreadsheets of Russian settings expect semicolons. */
      separator: z.enum(["comma", "semicolon"]).default("comma"),
    }),
    // The answer is a file; its shape is that of RFC 4180.
    response: { 200: z.any() },
  },
  config: { action: "read", rateLimit: { max: 20, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** The triage list as a file. */
export async function registerMentionExport(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/mentions.csv", csv, async (request, reply) => {
    const { language, separator, ...query } = request.query;
    const filter = readTriageFilter(query, permit(request, "read").personId);
    const names = new Map((await listTags(db)).map(({ tagId, name }) => [tagId, name]));
    const table = createMentionCsv(
      language,
      separator === "semicolon" ? ";" : ",",
      (id) => names.get(id) ?? "",
    );
    const day = deps.now().toISOString().slice(0, 10);
    return reply
      .header("content-type", "text/csv; charset=utf-8; header=present")
      .header("content-disposition", `attachment; filename="earshot-${day}.csv"`)
      .send(Readable.from(lines(deps, filter, table)));
  });
}

async function* lines(
  { database }: ApiDeps,
  filter: TriageFilter,
  table: ReturnType<typeof createMentionCsv>,
): AsyncGenerator<string> {
  yield byteOrderMark + table.header;
  let cursor = null;
  for (let rows = 0; rows < rowsMax; rows += pageSize) {
    const page = await listMentions(database.db, filter, { cursor, limit: pageSize });
    yield page.mentions.map((row) => table.line(viewRow(row))).join("");
    cursor = page.nextCursor === null ? null : readCursor(page.nextCursor);
    if (cursor === null) return;
  }
}
