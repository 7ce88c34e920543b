import { meaningOf } from "@earshot/core/import/header-synonyms";
import type { LinkColumn, TableShape } from "@earshot/core/import/reading";
import type { TableRow } from "../table-row.ts";

/** A text of this length may stand for its address ("Открыть", "vk.com"); a longer one says something of its own. */
const shownMax = 25;
/** As may one of so few that the cells of a column show. */
const distinctMax = 2;

/**
 * Which columns have cells that link somewhere, and where the addresses go: in place of a text that only stands for them, else into a column of their
 * own at the end of the table, because a headline or a name is worth as much.
 */
export function findLinkColumns(
  rows: readonly TableRow[],
  headerRow: number,
  columns: readonly string[],
): LinkColumn[] {
  const shown = new Map<number, Set<string>>();
  for (const { number, cells, links } of rows) {
    if (number <= headerRow) continue;
    for (const [column, target] of links ?? []) {
      const text = (cells[column] ?? "").trim();
      const texts = shown.get(column) ?? new Set();
      shown.set(column, texts.add(text === target || text === "" ? "" : text));
    }
  }
  return [...shown]
    .filter(([column]) => column < columns.length)
    .sort(([a], [b]) => a - b)
    .map(([column, texts]) => ({ column, isApart: isWorthAsMuch(columns[column] ?? "", texts) }));
}

function isWorthAsMuch(header: string, texts: ReadonlySet<string>): boolean {
  const field = meaningOf(header)?.field;
  if (field !== undefined) return field !== "url";
  return [...texts].some((text) => text.length > shownMax) || texts.size > distinctMax;
}

/** Names of the columns with those of links that stand apart: named after the column whose cells link there. */
export function withLinkNames(columns: readonly string[], links: readonly LinkColumn[]): string[] {
  return [...columns, ...apart(links).map(({ column }) => `${columns[column] ?? ""} ↗`)];
}

/** The cells of a row as wide as the table says, with its addresses where it wants them. */
export function placeLinks(row: TableRow, { columns, links = [] }: Pick<TableShape, "columns" | "links">) {
  const ownWidth = columns.length - apart(links).length;
  const cells = Array.from({ length: ownWidth }, (_, column) => row.cells[column] ?? "");
  for (const { column, isApart } of links) {
    const target = row.links?.get(column) ?? "";
    if (isApart) cells.push(target);
    else if (target !== "") cells[column] = target;
  }
  return cells;
}

function apart(links: readonly LinkColumn[]): LinkColumn[] {
  return links.filter(({ isApart }) => isApart);
}
