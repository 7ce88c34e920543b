import { meaningOf } from "./header-synonyms.ts";

/** Exports begin with a few lines about the topic and the period; the names of the columns stand below. */
const lookedRows = 25;

/**
 * Number of the row with the names of the columns, from 1: the first one with the most known names (two at least), else the first row with the
 * most texts that are no numbers, dates or links. 0: the first row is a post already, the table names no columns.
 */
export function findHeader(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, lookedRows);
  const known = first.map((row) => new Set(row.flatMap((cell) => meaningOf(cell)?.field ?? [])).size);
  const most = Math.max(0, ...known);
  if (most >= 2) return known.indexOf(most) + 1;
  const widest = Math.max(0, ...first.map((row) => row.filter((cell) => cell.trim() !== "").length));
  const at = first.findIndex((row) => row.filter((cell) => cell.trim() !== "").length >= widest * 0.8);
  const candidate = first[at];
  if (candidate === undefined) return 0;
  return candidate.every((cell) => isName(cell)) ? at + 1 : 0;
}

function isName(cell: string): boolean {
  const text = cell.trim();
  return text.length <= 60 && !/^https?:\/\//iu.test(text) && !/^[\d\s.,:/+-]+$/u.test(text);
}

/** Names for columns of a table that has none, or that leaves some empty; names that repeat get a number. */
export function nameColumns(header: readonly string[], width: number): string[] {
  const used = new Map<string, number>();
  return Array.from({ length: width }, (_, column) => {
    const written = (header[column] ?? "").trim().replace(/\s+/gu, " ").slice(0, 120);
    const name =
      written === ""
        ? String.fromCharCode(65 + (column % 26)) + (column >= 26 ? String(Math.floor(column / 26)) : "")
        : written;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name} (${String(times)})`;
  });
}
