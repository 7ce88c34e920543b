import type { ImportField } from "./field.ts";
import { isRepeatable } from "./field.ts";
import { meaningOf } from "./header-synonyms.ts";

/** Rows looked at for what the cells of a column look like. */
const looked = 50;

/**
 * Proposes the meaning of each column: by its name, and where the name says nothing by its cells (links, dates, the longest texts).
 * Of several columns with one meaning the surest name has it; null: left out.
 */
export function guessFields(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): (ImportField | null)[] {
  const fields: (ImportField | null)[] = columns.map(() => null);
  const taken = new Map<ImportField, { column: number; rank: number }>();
  for (const [column, header] of columns.entries()) {
    const meaning = meaningOf(header);
    if (meaning === null) continue;
    const { field, rank } = meaning;
    if (isRepeatable(field)) {
      fields[column] = field;
      continue;
    }
    const before = taken.get(field);
    if (before !== undefined && before.rank <= rank) continue;
    if (before !== undefined) fields[before.column] = null;
    fields[column] = field;
    taken.set(field, { column, rank });
  }
  fillByCells(fields, columns, rows.slice(0, looked));
  return fields;
}

const link = /^https?:\/\/\S+$/iu;
const dateLike =
  /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{2}|\d{4}))(?:[T ,]+\d{1,2}:\d{2}.*)?$/u;

function fillByCells(
  fields: (ImportField | null)[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const free = (field: ImportField): boolean => !fields.includes(field);
  const cellsOf = (column: number): string[] =>
    rows.map((row) => (row[column] ?? "").trim()).filter((cell) => cell !== "");
  const share = (column: number, pattern: RegExp): number => {
    const cells = cellsOf(column);
    return cells.length === 0 ? 0 : cells.filter((cell) => pattern.test(cell)).length / cells.length;
  };
  const open = (): number[] => [...columns.keys()].filter((column) => fields[column] === null);
  // Some call the moment a time ("Время публикации"): without another date it is one.
  const time = fields.indexOf("time");
  if (free("date") && time >= 0 && share(time, dateLike) >= 0.8) fields[time] = "date";
  if (free("date")) choose("date", (column) => share(column, dateLike));
  if (free("url")) choose("url", (column) => share(column, link));
  if (free("text")) {
    const lengths = new Map(open().map((column) => [column, meanLength(cellsOf(column))]));
    const [longest] = [...lengths].sort(([, a], [, b]) => b - a);
    // A headline is text enough where there is none: it stays a title.
    if (longest !== undefined && longest[1] >= (free("title") ? 15 : 60)) fields[longest[0]] = "text";
  }

  function choose(field: ImportField, weigh: (column: number) => number): void {
    const [best] = open()
      .map((column) => ({ column, weight: weigh(column) }))
      .sort((a, b) => b.weight - a.weight || a.column - b.column);
    if (best !== undefined && best.weight >= 0.8) fields[best.column] = field;
  }
}

function meanLength(cells: readonly string[]): number {
  const texts = cells.filter((cell) => !link.test(cell));
  return texts.length === 0 ? 0 : texts.reduce((sum, cell) => sum + cell.length, 0) / texts.length;
}
