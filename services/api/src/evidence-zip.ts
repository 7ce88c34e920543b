import type { Readable } from "node:stream";
import type { ReportDocument } from "@earshot/core/report/document/document";
import { writeHtml } from "@earshot/documents/write-html";
import type { EvidenceRow } from "@earshot/db/queries/incident-evidence";
import { ZipFile } from "yazl";

/** How anybody checks the chain without Earshot. */
const readme = `Evidence of an incident, exported from Earshot.

chain.json     every link in order: incidentId, sequence, postId, takenAt, reason, contentHash, previousHash, hash
records/N.json the content of link N, byte for byte as it was hashed; missing where it was let go
report.html    the report of the incident, to read

contentHash = SHA-256 of the bytes of records/N.json
hash        = SHA-256 of the UTF-8 of this object as JSON without spaces, keys in alphabetical order (RFC 8785):
              {"contentHash","incidentId","postId","previousHash","reason","sequence","takenAt"}
previousHash is the hash of link N-1, null of the first.
`;

/** Packs evidence with its hashes and a page to read. */
export async function packEvidence(links: readonly EvidenceRow[], report: ReportDocument): Promise<Readable> {
  const zip = new ZipFile();
  const add = (path: string, text: string): void => zip.addBuffer(Buffer.from(text, "utf8"), path);
  add("README.txt", readme);
  add("report.html", await writeHtml(report));
  const chain = links.map(({ content: _content, ...link }) => ({
    ...link,
    takenAt: link.takenAt.toISOString(),
    letGoAt: link.letGoAt?.toISOString() ?? null,
  }));
  add("chain.json", `${JSON.stringify(chain, null, 1)}\n`);
  for (const { sequence, content } of links) if (content !== null) add(`records/${sequence}.json`, content);
  zip.end();
  return zip.outputStream as Readable;
}
