import type { ReportDocument } from "@earshot/core/report/document/document";

/** Whether anything has to be drawn. */
export function hasChart({ blocks }: ReportDocument): boolean {
  return blocks.some(({ kind }) => kind === "chart");
}
