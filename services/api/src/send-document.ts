import type { ReportDocument } from "@earshot/core/report/document/document";
import type { ReportFormat } from "@earshot/core/report/written/report-format";
import { documentTypes, reportFileName, writeDocument } from "@earshot/documents/write-document";
import type { FastifyReply } from "fastify";

/** Answers with a report as a file: a page is shown, everything else is saved. Nothing in it runs. */
export async function sendDocument(
  reply: FastifyReply,
  given: { document: ReportDocument; format: ReportFormat; kind: string; from: Date },
): Promise<FastifyReply> {
  const { document, format } = given;
  const place = format === "html" ? "inline" : "attachment";
  return reply
    .header("content-type", documentTypes[format])
    .header("content-disposition", `${place}; filename="${reportFileName(given)}"`)
    .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .send(await writeDocument(document, format));
}
