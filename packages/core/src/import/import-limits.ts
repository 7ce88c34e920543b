const megabyte = 1024 * 1024;

/** What an import may be. Far above what services export, low enough that a hostile file harms nobody. */
export const importLimits = {
  /** Bytes of one file. */
  fileBytes: 512 * megabyte,
  /** Bytes of one part of an upload: what a slow line sends within half a minute. */
  partBytes: 2 * megabyte,
  /** Rows of one file; a workbook holds 1,048,576. */
  rows: 3_000_000,
  columns: 500,
  /** Characters kept of one cell; the text of a post is cut at half of it. */
  cellChars: 200_000,
  /** Characters of one row of a text file: beyond them a quotation mark was never closed. */
  rowChars: 4_000_000,
  /** Bytes that a part of a workbook may unfold to. */
  inflatedBytes: 6 * 1024 * megabyte,
  /** Times that a part may grow by unfolding, once it is larger than `inflatedFreeBytes`. */
  inflatedRatio: 150,
  inflatedFreeBytes: 8 * megabyte,
  /** Refused rows kept to be mended; what comes after is counted. */
  refusals: 10_000,
  /** Uploads that were never started are forgotten after this. */
  uploadHours: 24,
} as const;

/** Why a file cannot be read. */
export const tableTroubles = [
  "empty",
  "too_large",
  "too_many_rows",
  "too_many_columns",
  "row_too_long",
  "encrypted",
  "old_excel",
  "binary_excel",
  "open_document",
  "html",
  "archive",
  "unknown",
  "damaged",
  "zip_bomb",
  "doctype",
  "no_sheet",
  "not_utf8",
  "gone",
  "internal",
] as const;
export type TableTrouble = (typeof tableTroubles)[number];
