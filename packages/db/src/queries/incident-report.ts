import {
  claimStatuses,
  incidentRoles,
  incidentStates,
  type IncidentEventKind,
} from "@earshot/core/triage/incident/incident";
import type { ReportFacts } from "@earshot/core/triage/incident/incident-report";
import type { Db } from "../database.ts";
import { getIncident, personNames } from "./incident-detail.ts";
import { listEvidence } from "./incident-evidence.ts";
import { firstDeeds, incidentFigures } from "./incident-figures.ts";
import { incidentTimeline, type TimelineEntry } from "./incident-timeline.ts";

/** Lines of the timeline in one report, the newest; an incident of weeks has thousands. */
const eventsMax = 1_000;
const pageLength = 200;

/** What the report of an incident is made from. Null when there is no such incident. */
export async function readReportFacts(db: Db, incidentId: number, now: Date): Promise<ReportFacts | null> {
  const detail = await getIncident(db, incidentId, now);
  if (detail === null) return null;
  const { incident } = detail;
  const figures = await incidentFigures(db, incidentId);
  const deeds = await firstDeeds(db, incidentId);
  const links = await listEvidence(db, incidentId);
  const names = await personNames(db);
  return {
    title: incident.title,
    summary: incident.summary,
    state: incident.state,
    severity: incident.severity,
    roles: detail.roles,
    figures,
    times: {
      published: figures.firstPublishedAt,
      seen: figures.firstSeenAt,
      acknowledged: deeds.acknowledgedAt,
      answered: deeds.answeredAt,
      contained: incident.containedAt,
      closed: incident.closedAt,
    },
    events: (await readEntries(db, incidentId)).flatMap((entry) => eventOf(entry, names)),
    claims: detail.claims,
    statements: detail.statements.map((each) => ({ ...each, approvedBy: each.approvedBy?.name ?? null })),
    openTasks: detail.tasks
      .filter((task) => task.doneAt === null)
      .map(({ text, who }) => ({ text, who: who?.name ?? null })),
    evidence: links.map((link) => ({ ...link, isLetGo: link.content === null })),
    evidenceHead: incident.evidenceHead,
  };
}

/** Oldest first. */
async function readEntries(db: Db, incidentId: number): Promise<TimelineEntry[]> {
  const all: TimelineEntry[] = [];
  for (let before: string | undefined; all.length < eventsMax;) {
    const page = await incidentTimeline(db, incidentId, { before, limit: pageLength });
    all.push(...page.entries);
    before = page.entries.at(-1)?.key;
    if (!page.hasMore) break;
  }
  return all.toReversed();
}

/** What people did to single posts stays in their histories: the report tells of the incident and of what was published. */
function eventOf(entry: TimelineEntry, names: ReadonlyMap<number, string>): ReportFacts["events"] {
  if (entry.source === "post") return [];
  if (entry.source === "published")
    return [
      {
        at: entry.at,
        by: entry.author,
        what: "post",
        text: [entry.where, entry.title].filter(Boolean).join(": "),
      },
    ];
  const { kind, facts, note, at, by } = entry;
  return [{ at, by, what: kind, text: textOf(kind, facts, note, names), named: namedOf(facts) }];
}

function namedOf({
  role,
  to,
  status,
}: Readonly<Record<string, unknown>>): NonNullable<ReportFacts["events"][number]["named"]> {
  const known = {
    role: incidentRoles.find((each) => each === role),
    state: incidentStates.find((each) => each === to),
    claim: claimStatuses.find((each) => each === status),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

function textOf(
  kind: IncidentEventKind,
  facts: Readonly<Record<string, unknown>>,
  note: string | null,
  names: ReadonlyMap<number, string>,
): string {
  const { text, people, posts, number, version } = facts;
  const parts = [
    typeof text === "string" ? text : null,
    Array.isArray(people) ? people.map((id) => names.get(Number(id)) ?? `№ ${String(id)}`).join(", ") : null,
    typeof posts === "number" && typeof text !== "string" ? String(posts) : null,
    typeof number === "number" ? `№ ${number}.${String(version)}` : null,
    // What is approved stands where it was written.
    kind === "approved" ? null : note,
  ];
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}
