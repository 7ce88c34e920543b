import type { ReportDocument } from "@earshot/core/report/document/document";
import type { Authorized } from "@earshot/core/triage/authorized";
import { desc, eq, lt } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { person } from "../../schema/person.ts";
import { report } from "../../schema/report.ts";
import { recordAudit, type Actor } from "../audit.ts";

const columns = {
  reportId: report.reportId,
  kind: report.kind,
  language: report.language,
  zone: report.zone,
  title: report.title,
  from: report.from,
  to: report.to,
  madeAt: report.madeAt,
  madeBy: { personId: person.personId, name: person.name },
  scheduleId: report.scheduleId,
  missing: report.missing,
  findings: report.findings,
};

/** Reports that were made, the newest first, without what they say. */
export async function listReports(db: Db, page: { before: number | null; limit: number }) {
  return db
    .select(columns)
    .from(report)
    .leftJoin(person, eq(person.personId, report.madeBy))
    .where(page.before === null ? undefined : lt(report.reportId, page.before))
    .orderBy(desc(report.reportId))
    .limit(page.limit);
}

/** Null where there is none, or none any more. */
export async function findReport(db: Db, reportId: number) {
  const [row] = await db
    .select(columns)
    .from(report)
    .leftJoin(person, eq(person.personId, report.madeBy))
    .where(eq(report.reportId, reportId));
  return row ?? null;
}

/** What it says, with the passports that it was made with. */
export async function readReportDocument(
  db: Db,
  reportId: number,
): Promise<{ document: ReportDocument; kind: string; from: Date } | null> {
  const [row] = await db
    .select({ document: report.document, kind: report.kind, from: report.from })
    .from(report)
    .where(eq(report.reportId, reportId));
  return row ?? null;
}

/** Deletes a report for good. A slot that had it stays settled: it is not made again. @returns whether there was one */
export async function removeReport(
  db: Db,
  given: { may: Authorized<"edit_settings">; actor: Actor; reportId: number; now: Date },
): Promise<boolean> {
  const { actor, reportId, now } = given;
  return db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(report)
      .where(eq(report.reportId, reportId))
      .returning({ title: report.title, kind: report.kind, from: report.from, to: report.to });
    if (!gone) return false;
    const { title, ...from } = gone;
    const target = { targetKind: "report", targetId: reportId, targetName: title };
    await recordAudit(tx, actor, { what: "report.deleted", ...target, from }, now);
    return true;
  });
}
