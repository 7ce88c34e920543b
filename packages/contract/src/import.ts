import { importFields } from "@earshot/core/import/field";
import { importLimits, tableTroubles } from "@earshot/core/import/import-limits";
import { importDeeds, importStates } from "@earshot/core/import/import-state";
import { tableEncodings, tableFormats, tableSeparators } from "@earshot/core/import/reading";
import { refusalCodes } from "@earshot/core/import/refusal";
import { vendorKeys } from "@earshot/core/import/vendors";
import { z } from "zod";
import { platformSchema } from "./mention.ts";

const field = z.enum(importFields);

export const beginImportSchema = z.object({
  fileName: z.string().trim().min(1).max(250),
  fileBytes: z.int().min(1).max(importLimits.fileBytes),
});

/** Where the file goes: in parts of `partBytes`, the last one shorter, numbered from 0, in any order. */
export const begunImportSchema = z.object({ importId: z.int(), partBytes: z.int() });

export const importPartSchema = z.object({
  /** Bytes that are there. */
  bytes: z.int(),
  isComplete: z.boolean(),
});

/** How the file is to be read; what is left out is guessed, or taken from the last file with the same columns. */
export const importWishSchema = z.object({
  encoding: z.enum(tableEncodings).optional(),
  separator: z.enum(tableSeparators).optional(),
  sheet: z.string().max(100).optional(),
  /** From 1; 0: the table has no names of columns. */
  headerRow: z.int().min(0).max(200).optional(),
  /** Meaning of each column in their order. */
  fields: z.array(field.nullable()).max(importLimits.columns).optional(),
  /** IANA name of the zone of dates that name none. */
  zone: z.string().max(60).optional(),
  /** Zone of whoever looks: taken where neither a wish nor an earlier import says another one. */
  ownZone: z.string().max(60).optional(),
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
});
export type ImportWish = z.infer<typeof importWishSchema>;

const refusalSchema = z.object({
  code: z.enum(refusalCodes),
  field: field.nullable(),
  column: z.int().nullable(),
  said: z.string(),
});
export type RefusalView = z.infer<typeof refusalSchema>;

const postPreviewSchema = z.object({
  title: z.string().nullable(),
  text: z.string(),
  url: z.string().nullable(),
  author: z.string().nullable(),
  platform: platformSchema,
  publishedAt: z.iso.datetime(),
  likes: z.int().nullable(),
  comments: z.int().nullable(),
  shares: z.int().nullable(),
  views: z.int().nullable(),
  tags: z.array(z.string()),
});
export type PostPreview = z.infer<typeof postPreviewSchema>;

const previewRowSchema = z.object({
  row: z.int(),
  /** The beginnings of the cells. */
  cells: z.array(z.string()),
  post: postPreviewSchema.nullable(),
  reasons: z.array(refusalSchema),
});

export const importLookSchema = z.object({
  importId: z.int(),
  name: z.string(),
  fileName: z.string(),
  format: z.enum(tableFormats),
  encoding: z.enum(tableEncodings).nullable(),
  separator: z.enum(tableSeparators).nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  headerRow: z.int(),
  columns: z.array(z.string()),
  fields: z.array(field.nullable()),
  zone: z.string(),
  dateOrder: z.enum(["dmy", "mdy"]),
  vendor: z.enum(vendorKeys).nullable(),
  /** The last import of a file with the same columns, whose reading is proposed. */
  remembered: z.object({ name: z.string(), usedAt: z.iso.datetime() }).nullable(),
  /** What has to be mended before it can begin. */
  troubles: z.array(z.object({ trouble: z.string(), field: field.nullable() })),
  /** Rows that were looked at, and how many of them would be refused. */
  looked: z.int(),
  wouldRefuse: z.int(),
  rows: z.array(previewRowSchema),
});
export type ImportLook = z.infer<typeof importLookSchema>;

export const startImportSchema = importWishSchema.extend({ name: z.string().trim().min(1).max(100) });

export const importSchema = z.object({
  importId: z.int(),
  sourceId: z.int().nullable(),
  name: z.string(),
  fileName: z.string(),
  fileBytes: z.int(),
  format: z.enum(tableFormats).nullable(),
  columns: z.array(z.string()),
  vendor: z.enum(vendorKeys).nullable(),
  state: z.enum(importStates),
  person: z.string().nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** How much of the file was read, 0 to 1. */
  progress: z.number(),
  rowsRead: z.int(),
  added: z.int(),
  edited: z.int(),
  seen: z.int(),
  refused: z.int(),
  mended: z.int(),
  /** Refused rows that can still be mended. */
  open: z.int(),
  /** Of an undone import: posts that went, and those that stayed because somebody else brought them or worked on them. */
  removed: z.int(),
  kept: z.int(),
  failure: z.enum(tableTroubles).nullable(),
  canResume: z.boolean(),
});
export type ImportView = z.infer<typeof importSchema>;

export const importListSchema = z.object({ imports: z.array(importSchema) });

export const importDeedSchema = z.object({ deed: z.enum(importDeeds) });

export const refusedRowsQuerySchema = z.object({
  after: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const refusedRowSchema = z.object({
  row: z.int(),
  cells: z.array(z.string()),
  reasons: z.array(refusalSchema),
});
export type RefusedRowView = z.infer<typeof refusedRowSchema>;

export const refusedRowsSchema = z.object({ rows: z.array(refusedRowSchema), nextAfter: z.int().nullable() });

export const mendRowSchema = z.object({
  cells: z.array(z.string().max(importLimits.cellChars)).max(importLimits.columns),
});

/** The post that a row became, or the reasons that are left with its cells: of a line that has become an object, what it says. */
export const mendedRowSchema = z.object({
  postId: z.int().nullable(),
  cells: z.array(z.string()),
  reasons: z.array(refusalSchema),
});
export type MendedRow = z.infer<typeof mendedRowSchema>;
