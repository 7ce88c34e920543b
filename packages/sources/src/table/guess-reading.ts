import { guessDateOrder } from "@earshot/core/import/guess-date-order";
import type { ImportField } from "@earshot/core/import/field";
import { guessFields } from "@earshot/core/import/guess-fields";
import type { ImportReading } from "@earshot/core/import/reading";
import { recogniseVendor, type VendorKey } from "@earshot/core/import/vendors";
import { ownFields } from "./own-format.ts";
import type { TableLook } from "./look-at-table.ts";

/** How a table that was looked at is proposed to be read, and whose export it is. */
export function guessReading(
  { shape, rows }: TableLook,
  fileName: string,
  zone: string,
): { reading: ImportReading; vendor: VendorKey | null } {
  const { columns } = shape;
  const vendor = recogniseVendor(columns, fileName);
  const cells = rows.map((row) => row.cells);
  const fields = vendor === "earshot" ? ownFields(columns) : withLinkFields(shape, cells);
  const date = fields.indexOf("date");
  const dateOrder = guessDateOrder(date < 0 ? [] : cells.map((row) => row[date] ?? ""));
  return { reading: { ...shape, fields, zone, dateOrder }, vendor };
}

/** Links that stand apart: of an author's name they lead to the author, of anything else to the post, headlines and texts first. */
function withLinkFields(
  { columns, links = [] }: TableLook["shape"],
  cells: readonly (readonly string[])[],
): (ImportField | null)[] {
  const apart = links.filter(({ isApart }) => isApart);
  const fields = guessFields(columns.slice(0, columns.length - apart.length), cells);
  const of: (ImportField | null)[] = apart.map(() => null);
  const isFree = (field: ImportField): boolean => !fields.includes(field) && !of.includes(field);
  const take = (field: ImportField, parents: readonly (ImportField | null)[]): void => {
    const at = apart.findIndex(
      ({ column }, place) => of[place] === null && parents.includes(fields[column] ?? null),
    );
    if (at >= 0 && isFree(field)) of[at] = field;
  };
  take("author_url", ["author", "author_handle"]);
  take("url", ["title"]);
  take("url", ["text"]);
  take("url", ["date", "time", null]);
  return [...fields, ...of];
}
