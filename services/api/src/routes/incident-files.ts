import { incidentParamsSchema } from "@earshot/contract/incident";
import { zoneSchema } from "@earshot/contract/zone";
import { writeHtml } from "@earshot/documents/write-html";
import type { ReportDocument } from "@earshot/core/report/document/document";
import { buildIncidentReport } from "@earshot/core/triage/incident/incident-report";
import { recordAudit } from "@earshot/db/queries/audit";
import { listEvidence } from "@earshot/db/queries/incident-evidence";
import { readReportFacts } from "@earshot/db/queries/incident-report";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { writePdf } from "@earshot/documents/write-pdf";
import { packEvidence } from "../evidence-zip.ts";
import { ProblemError } from "../problem.ts";
import { actorOf } from "../sign-in/actor.ts";

const querystring = z.object({
  language: z.enum(["ru", "en"]).default("en"),
  /** In whose hours times are told. */
  zone: zoneSchema.default("UTC"),
});
/** The answer is a file; no contract says its shape. */
const response = { 200: z.any() };
const config = { action: "read", rateLimit: { max: 20, timeWindow: "1 minute" } } as const;

function describe(summary: string) {
  return {
    schema: { tags: ["incidents"], summary, params: incidentParamsSchema, querystring, response },
    config,
  } satisfies RouteContract;
}

const html = describe("The after-action report as one page that needs nothing else");
const pdf = describe("The same as PDF");
const zip = describe("Evidence with its hashes, and how to check them (ZIP)");

/** What of an incident leaves Earshot as a file. */
export async function registerIncidentFiles(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const path = "/api/v1/incidents/:incidentId";
  app.get(`${path}/report.html`, html, async ({ params, query }, reply) => {
    const report = await makeReport(deps, params.incidentId, query);
    return reply
      .header("content-type", "text/html; charset=utf-8")
      .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .send(await writeHtml(report));
  });
  app.get(`${path}/report.pdf`, pdf, async ({ params, query }, reply) => {
    const report = await makeReport(deps, params.incidentId, query);
    return reply
      .header("content-type", "application/pdf")
      .header("content-disposition", `inline; filename="incident-${params.incidentId}.pdf"`)
      .send(await writePdf(report));
  });
  app.get(`${path}/evidence.zip`, zip, async (request, reply) => {
    const { params, query } = request;
    const report = await makeReport(deps, params.incidentId, query);
    const links = await listEvidence(db, params.incidentId, { limit: 1_000_000 });
    const audited = {
      what: "incident.evidence_exported",
      targetKind: "incident",
      targetId: params.incidentId,
      targetName: report.title,
      to: { evidence: links.length, evidenceHash: links.at(-1)?.hash ?? null },
    };
    await recordAudit(db, actorOf(request), audited, deps.now());
    return reply
      .header("content-type", "application/zip")
      .header("content-disposition", `attachment; filename="incident-${params.incidentId}-evidence.zip"`)
      .send(await packEvidence(links, report));
  });
}

async function makeReport(
  deps: ApiDeps,
  incidentId: number,
  asked: z.infer<typeof querystring>,
): Promise<ReportDocument> {
  const now = deps.now();
  const facts = await readReportFacts(deps.database.db, incidentId, now);
  if (facts === null) throw new ProblemError(404, `There is no incident ${incidentId}.`);
  return buildIncidentReport(facts, { ...asked, now });
}
