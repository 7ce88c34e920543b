import { z } from "zod";

export const exportFormats = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportParamsSchema = z.object({ format: z.enum(exportFormats) });

/** How a list is written to a file; what is in it says the filter of the list beside. */
export const exportQuerySchema = z.object({
  /** Of the head, and of values that have words. */
  language: z.enum(["ru", "en"]).default("en"),
  /** Of CSV: spreadsheets of Russian settings expect semicolons. */
  separator: z.enum(["comma", "semicolon"]).default("comma"),
});
