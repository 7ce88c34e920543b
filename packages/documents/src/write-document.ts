import type { ReportDocument } from "@earshot/core/report/document/document";
import type { ReportFormat } from "@earshot/core/report/written/report-format";

/** What a document of this format is sent as. */
export const documentTypes: Readonly<Record<ReportFormat, string>> = {
  html: "text/html; charset=utf-8",
  pdf: "application/pdf",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** "earshot-weekly-2026-11-09.pdf" */
export function reportFileName(report: { kind: string; from: Date; format: ReportFormat }): string {
  return `earshot-${report.kind}-${report.from.toISOString().slice(0, 10)}.${report.format}`;
}

/** Writes a document in one of its formats; each writer is loaded when it is wanted. */
export async function writeDocument(document: ReportDocument, format: ReportFormat): Promise<Buffer> {
  switch (format) {
    case "html":
      return Buffer.from(await (await import("./write-html.ts")).writeHtml(document));
    case "pdf":
      return (await import("./write-pdf.ts")).writePdf(document);
    case "pptx":
      return (await import("./write-pptx.ts")).writePptx(document);
    case "xlsx":
      return (await import("./write-xlsx.ts")).writeXlsx(document);
  }
}
