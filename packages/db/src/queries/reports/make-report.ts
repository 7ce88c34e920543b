import type { ReportDocument } from "@earshot/core/report/document/document";
import { composeReport } from "@earshot/core/report/written/compose-report";
import type { ReportPeriod } from "@earshot/core/report/written/report-period";
import { readyTemplates } from "@earshot/core/report/written/report-template";
import type { ReportWish } from "@earshot/core/report/written/report-wish";
import type { Db } from "../../database.ts";
import { report } from "../../schema/report.ts";
import { storable } from "../../storable.ts";
import { recordAudit, type Actor } from "../audit.ts";
import { gatherReport } from "./gather-report.ts";

/** A report that was written, and is not kept yet. */
export interface WrittenReport {
  wish: ReportWish;
  title: string;
  period: ReportPeriod;
  madeAt: Date;
  document: ReportDocument;
  /** Sentences on what it lacks. */
  missing: string[];
  /** One sentence of each section. */
  findings: string[];
}

/** Reads the numbers of one moment and writes a report of them. */
export async function writeReport(
  db: Db,
  given: { wish: ReportWish; period: ReportPeriod; missedSlots: number; now: Date },
): Promise<WrittenReport> {
  const { wish, period, missedSlots, now } = given;
  const { kind, language, zone, entities } = wish;
  const template = readyTemplates[kind];
  const title = wish.title || template.name[language];
  const sections = template.sections.filter(
    (each) => wish.sections.length === 0 || wish.sections.includes(each),
  );
  const data = await gatherReport(db, { kind, title, sections, entities, period, zone, now, missedSlots });
  const { document, missing } = composeReport(data, sections, language);
  const findings = document.blocks.flatMap((block) => (block.kind === "finding" ? [block.text] : []));
  return { wish, title, period, madeAt: now, document, missing, findings };
}

/** Keeps a report for good, beside its line in the audit log. @returns null where the slot has its report already */
export async function keepReport(
  tx: Db,
  written: WrittenReport,
  by: { actor: Actor; slot: { scheduleId: number; at: Date } | null },
): Promise<number | null> {
  const { wish, period, madeAt } = written;
  const { kind, language, zone } = wish;
  const title = storable(written.title);
  const [kept] = await tx
    .insert(report)
    .values({
      kind,
      language,
      zone,
      title,
      from: period.from,
      to: period.to,
      madeAt,
      madeBy: by.actor.personId,
      scheduleId: by.slot?.scheduleId ?? null,
      slot: by.slot?.at ?? null,
      missing: written.missing.map((text) => storable(text)),
      findings: written.findings.map((text) => storable(text)),
      document: storableDocument(written.document),
    })
    .onConflictDoNothing()
    .returning({ reportId: report.reportId });
  if (!kept) return null;
  const to = { kind, from: period.from, to: period.to, scheduleId: by.slot?.scheduleId ?? null };
  const target = { targetKind: "report", targetId: kept.reportId, targetName: title };
  await recordAudit(tx, by.actor, { what: "report.made", ...target, to }, madeAt);
  return kept.reportId;
}

function storableDocument(document: ReportDocument): ReportDocument {
  const text = JSON.stringify(document, (_key, value: unknown) =>
    typeof value === "string" ? storable(value) : value,
  );
  return JSON.parse(text) as ReportDocument;
}
