import type { Refusal } from "@earshot/core/import/refusal";
import { integer, jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const importRefusal = pgTable(
  "import_refusal",
  {
    importRunId: integer("import_run_id").notNull(),
    rowNumber: integer("row_number").notNull(),
    cells: jsonb("cells").$type<string[]>().notNull(),
    reasons: jsonb("reasons").$type<Refusal[]>().notNull(),
    mendedAt: instant("mended_at"),
  },
  (table) => [primaryKey({ columns: [table.importRunId, table.rowNumber] })],
);
