import type { ReportFacts } from "@earshot/core/triage/incident/incident-report";
import { and, asc, desc, gte, isNull, lt, or } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { incident } from "../../schema/incident.ts";
import { readReportFacts } from "../incident-report.ts";

/** More at once are no report any more. */
const incidentsMax = 5;

/** What is known of incidents that were open at any time of a period, the gravest first. */
export async function readIncidentsOf(
  db: Db,
  { from, to, now }: { from: Date; to: Date; now: Date },
): Promise<ReportFacts[]> {
  const wasOpen = or(isNull(incident.closedAt), gte(incident.closedAt, from));
  const rows = await db
    .select({ incidentId: incident.incidentId })
    .from(incident)
    .where(and(lt(incident.openedAt, to), wasOpen))
    .orderBy(desc(incident.severity), asc(incident.openedAt))
    .limit(incidentsMax);
  const told: ReportFacts[] = [];
  for (const { incidentId } of rows) {
    const facts = await readReportFacts(db, incidentId, now);
    if (facts !== null) told.push(facts);
  }
  return told;
}
