import { dashboardDefinitionSchema, type DashboardDefinition } from "@earshot/contract/dashboard";
import { Document } from "yaml";
import { fieldFaults, readYamlText } from "../yaml-text.ts";

export type ReadDashboard = { ok: true; definition: DashboardDefinition } | { ok: false; problems: string[] };

/** A definition that somebody exported or wrote, as JSON or YAML, or what has to be mended: by line or field. */
export function readDashboardText(text: string): ReadDashboard {
  const read = readYamlText(text);
  if (!read.ok) return read;
  const parsed = dashboardDefinitionSchema.safeParse(read.value);
  return parsed.success
    ? { ok: true, definition: parsed.data }
    : { ok: false, problems: fieldFaults(parsed.error) };
}

/** The definition as a file, fields in the order of the schema. */
export function writeDashboardText(definition: DashboardDefinition, format: "json" | "yaml"): string {
  const inOrder = dashboardDefinitionSchema.parse(definition);
  if (format === "json") return `${JSON.stringify(inOrder, null, 2)}\n`;
  return new Document(inOrder, { aliasDuplicateObjects: false }).toString({ lineWidth: 120 });
}
