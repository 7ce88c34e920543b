/** What a cell can hold; null is an empty cell, never a zero. */
export type CsvCell = string | number | boolean | null;

/** By what cells are separated: spreadsheets of Russian settings expect the semicolon. */
export type CsvSeparator = "," | ";";

/** A spreadsheet takes a text that begins so for a formula and would run it (OWASP, CSV injection). */
const formulaStart = /^[\s\p{Cc}\ufeff]*[=+\-@\t\r|%＝＋－＠]/u;

/**
 * One line of CSV (RFC 4180), with its line break. Text from outside can be no formula: a text that begins like one gets an apostrophe
 * before it, which spreadsheets show as text. Numbers are numbers of ours and stay as they are.
 */
export function csvLine(cells: readonly CsvCell[], separator: CsvSeparator): string {
  return `${cells.map(csvCell).join(separator)}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t']/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tells spreadsheets that the file is UTF-8; without it Excel reads Cyrillic as windows-1251. */
export const byteOrderMark = "\uFEFF";
