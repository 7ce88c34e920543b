import { isZone } from "../triage/zone.ts";
import { isRepeatable, type ImportField } from "./field.ts";
import type { ImportReading } from "./reading.ts";

export const readingTroubles = ["no_text_column", "no_date_column", "twice", "bad_zone", "columns"] as const;
export type ReadingTrouble = (typeof readingTroubles)[number];

/** What has to be mended before a table can be imported; `field` tells which meaning was given twice. */
export function checkReading(
  reading: Pick<ImportReading, "fields" | "zone" | "columns">,
): { trouble: ReadingTrouble; field: ImportField | null }[] {
  const { fields, columns, zone } = reading;
  const found: { trouble: ReadingTrouble; field: ImportField | null }[] = [];
  if (fields.length !== columns.length) found.push({ trouble: "columns", field: null });
  if (!fields.includes("text") && !fields.includes("title"))
    found.push({ trouble: "no_text_column", field: "text" });
  if (!fields.includes("date")) found.push({ trouble: "no_date_column", field: "date" });
  const seen = new Set<ImportField>();
  for (const field of fields) {
    if (field === null || isRepeatable(field)) continue;
    if (seen.has(field)) found.push({ trouble: "twice", field });
    seen.add(field);
  }
  if (!isZone(zone)) found.push({ trouble: "bad_zone", field: null });
  return found;
}
