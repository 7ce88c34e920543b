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

/** Larger letters are refused by many servers. */
const bytesMax = 10 * 1024 * 1024;

/** Files of a report that go with a letter, as many as fit; none where the report was deleted meanwhile. */
export async function attachReport(
  db: Db,
  asked: { reportId: number; formats: readonly ReportFormat[] },
): Promise<Attachment[]> {
  const found = asked.formats.length === 0 ? null : await readReportDocument(db, asked.reportId);
  if (found === null) return [];
  const attached: Attachment[] = [];
  let bytes = 0;
  for (const format of asked.formats) {
    const content = await writeDocument(found.document, format);
    bytes += content.byteLength;
    if (bytes > bytesMax) break;
    const contentType = documentTypes[format];
    attached.push({ filename: reportFileName({ ...found, format }), contentType, content });
  }
  return attached;
}
