import { guessDateOrder } from "@earshot/core/import/guess-date-order";
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
  const fields = vendor === "earshot" ? ownFields(columns) : guessFields(columns, cells);
  const date = fields.indexOf("date");
  const dateOrder = guessDateOrder(date < 0 ? [] : cells.map((row) => row[date] ?? ""));
  return { reading: { ...shape, fields, zone, dateOrder }, vendor };
}
