import { fileLines, fitLetter } from "@earshot/core/report/written/letter-files";
import type { ReportFormat } from "@earshot/core/report/written/report-format";
import type { Db } from "@earshot/db/database";
import { readReportDocument } from "@earshot/db/queries/reports/made-reports";
import { documentTypes, reportFileName, writeDocument } from "@earshot/documents/write-document";

/** A file of a letter. */
export interface Attachment {
  filename: string;
  contentType: string;
  content: Buffer;
}

/** Whose files go with a letter. */
export interface AttachedReport {
  reportId: number;
  formats: readonly ReportFormat[];
  /** Where people open the report; null where nobody knows the address of the page. */
  url?: string | null;
}

/** Files of a report that go with a letter, as many as fit, and the lines that say which do and which do not; none where the report was deleted meanwhile. */
export async function attachReport(
  db: Db,
  asked: AttachedReport,
): Promise<{ attachments: Attachment[]; lines: string[] }> {
  const found = asked.formats.length === 0 ? null : await readReportDocument(db, asked.reportId);
  if (found === null) return { attachments: [], lines: [] };
  const files: (Attachment & { name: string; bytes: number })[] = [];
  for (const format of asked.formats) {
    const content = await writeDocument(found.document, format);
    const name = reportFileName({ ...found, format });
    const contentType = documentTypes[format];
    files.push({ filename: name, contentType, content, name, bytes: content.byteLength });
  }
  const { taken, left } = fitLetter(files);
  return {
    attachments: taken.map(({ filename, contentType, content }) => ({ filename, contentType, content })),
    lines: fileLines({ taken, left, url: asked.url ?? null }, found.document.language),
  };
}
