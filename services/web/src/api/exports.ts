import { exportFormats, type ExportFormat } from "@earshot/contract/exported-list";
import type { ExportedList } from "@earshot/core/report/exported-lists";

export { exportFormats };

/** What a list shows, as its own request says it; what is not set is left out. */
export type ExportFilter = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Where a browser takes a list from as a file; spreadsheets of Russian settings expect semicolons. */
export function listAddress(
  list: ExportedList,
  filter: ExportFilter,
  { format, language }: { format: ExportFormat; language: "ru" | "en" },
): string {
  const query = new URLSearchParams({ language });
  if (format === "csv" && language === "ru") query.set("separator", "semicolon");
  for (const [name, value] of Object.entries(filter))
    if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  return `/api/v1/exports/${list}/${format}?${query.toString()}`;
}
