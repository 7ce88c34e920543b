import type { TableTrouble } from "@earshot/core/import/import-limits";
import type { ImportReading } from "@earshot/core/import/reading";
import type { ImportState } from "@earshot/core/import/import-state";
import type { VendorKey } from "@earshot/core/import/vendors";
import { integer, jsonb, pgTable, real, text } from "drizzle-orm/pg-core";
import { big, instant, smallId } from "./columns.ts";

export const importRun = pgTable("import_run", {
  importRunId: smallId("import_run_id"),
  sourceId: integer("source_id"),
  name: text("name").notNull(),
  fileName: text("file_name").notNull(),
  fileBytes: big("file_bytes").notNull(),
  state: text("state").$type<ImportState>().notNull(),
  reading: jsonb("reading").$type<ImportReading>(),
  vendor: text("vendor").$type<VendorKey>(),
  personId: integer("person_id"),
  createdAt: instant("created_at").notNull(),
  startedAt: instant("started_at"),
  finishedAt: instant("finished_at"),
  lastRow: integer("last_row").notNull().default(0),
  nextByte: big("next_byte"),
  progress: real("progress").notNull().default(0),
  rowsRead: integer("rows_read").notNull().default(0),
  added: integer("added").notNull().default(0),
  edited: integer("edited").notNull().default(0),
  seen: integer("seen").notNull().default(0),
  refused: integer("refused").notNull().default(0),
  mended: integer("mended").notNull().default(0),
  removed: integer("removed").notNull().default(0),
  kept: integer("kept").notNull().default(0),
  failure: text("failure").$type<TableTrouble>(),
  failureRaw: text("failure_raw"),
  leaseUntil: instant("lease_until"),
});
