import { Readable } from "node:stream";
import { z } from "zod";
import { mentionQuerySchema } from "@earshot/contract/mention-filter";
import { mentionLine } from "@earshot/core/report/mention-line";
import { createMentionTable, type TableCell } from "@earshot/core/report/mention-table";
import { exportMentions } from "@earshot/db/queries/export-mentions";
import { listTags } from "@earshot/db/queries/tags";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { FastifyRequest } from "fastify";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { recordExport } from "../exports/record-export.ts";
import { attach, sendCsv, sendXlsx } from "../exports/send-table.ts";
import { readTriageFilter } from "../mention-query.ts";
import { permit } from "../sign-in/permit.ts";

const config = { action: "read", rateLimit: { max: 20, timeWindow: "1 minute" } } as const;
const language = z.enum(["ru", "en"]).default("en");
/** The answer is a file; no contract says its shape. */
const response = { 200: z.any() };

const csv = {
  schema: {
    tags: ["triage"],
    summary: "The list as a table (CSV, RFC 4180) with whole texts",
    querystring: mentionQuerySchema.extend({
      language,
      /** Spreadsheets of Russian settings expect semicolons. */
      separator: z.enum(["comma", "semicolon"]).default("comma"),
    }),
    response,
  },
  config,
} satisfies RouteContract;

const xlsx = {
  schema: {
    tags: ["triage"],
    summary: "The same as a workbook (XLSX), its first 1,048,575 rows",
    querystring: mentionQuerySchema.extend({ language }),
    response,
  },
  config,
} satisfies RouteContract;

const jsonl = {
  schema: {
    tags: ["triage"],
    summary: "The same with one JSON object a line, which an import reads back",
    querystring: mentionQuerySchema,
    response,
  },
  config,
} satisfies RouteContract;

type Filter = z.infer<typeof mentionQuerySchema>;

/** The triage list as a file, written while it is read: neither side holds more than a page. */
export async function registerMentionExport(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const rowsOf = async (request: FastifyRequest, format: string, query: Filter) => {
    const { personId } = permit(request, "read");
    const filter = readTriageFilter(query, { personId, now: deps.now() });
    await recordExport(deps, request, { list: "mentions", format, filter: query });
    return exportMentions(db, filter);
  };
  const tableOf = async (
    request: FastifyRequest,
    { format, language: words, query }: { format: string; language: PageLanguage; query: Filter },
  ) => {
    const rows = await rowsOf(request, format, query);
    const { header, cells } = createMentionTable(words, await tagNames(deps));
    async function* pages(): AsyncGenerator<TableCell[][]> {
      for await (const page of rows) yield page.map(cells);
    }
    return { name: fileName(deps.now()), sheet: "Earshot", header, pages: pages() };
  };

  app.get("/api/v1/mentions.csv", csv, async (request, reply) => {
    const { language: words, separator, ...query } = request.query;
    return sendCsv(reply, await tableOf(request, { format: "csv", language: words, query }), separator);
  });

  app.get("/api/v1/mentions.xlsx", xlsx, async (request, reply) => {
    const { language: words, ...query } = request.query;
    return sendXlsx(reply, await tableOf(request, { format: "xlsx", language: words, query }));
  });

  app.get("/api/v1/mentions.jsonl", jsonl, async (request, reply) => {
    const pages = await rowsOf(request, "jsonl", request.query);
    const tagName = await tagNames(deps);
    async function* lines(): AsyncGenerator<string> {
      for await (const page of pages) yield page.map((row) => mentionLine(row, tagName)).join("");
    }
    const file = `${fileName(deps.now())}.jsonl`;
    return attach(reply, "application/x-ndjson; charset=utf-8", file).send(Readable.from(lines()));
  });
}

async function tagNames({ database }: ApiDeps): Promise<(tagId: number) => string> {
  const names = new Map((await listTags(database.db)).map(({ tagId, name }) => [tagId, name]));
  return (tagId) => names.get(tagId) ?? "";
}

function fileName(now: Date): string {
  return `earshot-${now.toISOString().slice(0, 10)}`;
}
