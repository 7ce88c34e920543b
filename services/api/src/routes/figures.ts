import { z } from "zod";
import { figureAnswerSchema, figureQuerySchema, metricsRegistrySchema } from "@earshot/contract/figure";
import { figureTable } from "@earshot/core/report/metrics/figure-table";
import { byteOrderMark, csvLine } from "@earshot/core/report/csv";
import { passports } from "@earshot/core/report/metrics/registry";
import { readFigures } from "@earshot/db/queries/figures/read-figures";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { readFigureQuestion } from "../figure-query.ts";
import { viewFigures, viewPassport } from "../figure-view.ts";

const rateLimit = { max: 600, timeWindow: "1 minute" } as const;

const figures = {
  schema: {
    tags: ["reports"],
    summary:
      "Numbers over a time, put together by one or two groups, each with interval, n, passport and coverage",
    querystring: figureQuerySchema,
    response: { 200: figureAnswerSchema },
  },
  config: { action: "read", rateLimit },
} satisfies RouteContract;

const csv = {
  schema: {
    tags: ["reports"],
    summary: "The same as a table (CSV, RFC 4180) with its codebook below",
    querystring: figureQuerySchema.extend({
      language: z.enum(["ru", "en"]).default("en"),
      /** Spreadsheets of Russian settings expect semicolons. */
      separator: z.enum(["comma", "semicolon"]).default("comma"),
    }),
    /** The answer is a file; no contract says its shape. */
    response: { 200: z.any() },
  },
  config: { action: "read", rateLimit: { max: 60, timeWindow: "1 minute" } },
} satisfies RouteContract;

const registry = {
  schema: {
    tags: ["reports"],
    summary: "Every metric there is: names, formula, what is left out, interval, version",
    response: { 200: metricsRegistrySchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** Numbers that explain themselves, and the registry that explains them. */
export async function registerFigures(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/figures", figures, async ({ query }) =>
    viewFigures(await readFigures(db, readFigureQuestion(query), deps.now())),
  );
  app.get("/api/v1/figures.csv", csv, async ({ query }, reply) => {
    const { language, separator, ...asked } = query;
    const found = await readFigures(db, readFigureQuestion(asked), deps.now());
    const by = separator === "semicolon" ? ";" : ",";
    const lines = figureTable(found, asked, language).map((cells) => csvLine(cells, by));
    return reply
      .header("content-type", "text/csv; charset=utf-8; header=present")
      .header(
        "content-disposition",
        `attachment; filename="earshot-figures-${deps.now().toISOString().slice(0, 10)}.csv"`,
      )
      .send(byteOrderMark + lines.join(""));
  });
  app.get("/api/v1/metrics-registry", registry, async () => ({ passports: passports.map(viewPassport) }));
}
