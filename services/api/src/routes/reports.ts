import { reportParams, reportQuerySchema } from "@earshot/contract/report";
import { lastPeriod } from "@earshot/core/report/written/report-period";
import { writeReport } from "@earshot/db/queries/reports/make-report";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { sendDocument } from "../send-document.ts";

const made = {
  schema: {
    tags: ["reports"],
    summary:
      "A report written from the numbers: daily, weekly, monthly or crisis, as HTML, PDF, PPTX or XLSX",
    params: reportParams,
    querystring: reportQuerySchema,
    /** The answer is a file; no contract says its shape. */
    response: { 200: z.any() },
  },
  config: { action: "read", rateLimit: { max: 20, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** Reports, made when they are asked for. */
export async function registerReports(app: Routes, deps: ApiDeps): Promise<void> {
  app.get("/api/v1/reports/:kind/:format", made, async ({ params, query }, reply) => {
    const { language, zone, entity = [], section = [] } = query;
    const now = deps.now();
    const before = query.before === undefined ? now : new Date(query.before);
    const wish = {
      kind: params.kind,
      language,
      zone,
      title: query.title ?? "",
      entities: entity,
      sections: section,
    };
    const period = lastPeriod(params.kind, before, zone);
    const { document } = await writeReport(deps.database.db, { wish, period, missedSlots: 0, now });
    const format = params.format;
    return sendDocument(reply, { document, format, kind: params.kind, from: period.from });
  });
}
