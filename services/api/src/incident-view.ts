import type {
  Evidence,
  Incident,
  IncidentDetail as DetailView,
  IncidentScreen,
  IncidentTask as TaskView,
  IncidentStatement as StatementView,
  TimelineEntry as EntryView,
} from "@earshot/contract/incident";
import type { GrowthBar } from "@earshot/core/triage/incident/growth";
import type { IncidentDetail, IncidentStatement, IncidentTask } from "@earshot/db/queries/incident-detail";
import type { EvidenceRow } from "@earshot/db/queries/incident-evidence";
import type { IncidentFigures } from "@earshot/db/queries/incident-figures";
import type { TimelineEntry } from "@earshot/db/queries/incident-timeline";
import type { IncidentRow } from "@earshot/db/queries/incidents";
import { iso, isoOrNull } from "./iso.ts";
import { viewRow } from "./mention-view.ts";

/** An incident of the list as the contract says it. */
export function viewIncident(row: IncidentRow): Incident {
  return {
    ...row,
    since: iso(row.since),
    openedAt: iso(row.openedAt),
    containedAt: isoOrNull(row.containedAt),
    closedAt: isoOrNull(row.closedAt),
    nextUpdateAt: isoOrNull(row.nextUpdateAt),
    lastPostAt: isoOrNull(row.lastPostAt),
  };
}

/** An incident with everything in it, as the contract says it. */
export function viewIncidentDetail(detail: IncidentDetail): DetailView {
  const { summary, openedBy, releasedAt, evidenceHead, ...row } = detail.incident;
  return {
    incident: { ...viewIncident(row), summary, openedBy, releasedAt: isoOrNull(releasedAt), evidenceHead },
    stories: detail.stories,
    roles: detail.roles,
    tasks: detail.tasks.map(viewTask),
    claims: detail.claims.map((claim) => ({ ...claim, changedAt: iso(claim.changedAt) })),
    statements: detail.statements.map(viewStatement),
    posts: detail.posts.map(viewRow),
  };
}

function viewTask(task: IncidentTask): TaskView {
  return { ...task, dueAt: isoOrNull(task.dueAt), doneAt: isoOrNull(task.doneAt) };
}

function viewStatement(statement: IncidentStatement): StatementView {
  return {
    ...statement,
    writtenAt: iso(statement.writtenAt),
    approvedAt: isoOrNull(statement.approvedAt),
    publishedAt: isoOrNull(statement.publishedAt),
  };
}

/** A line of the timeline as the contract says it. */
export function viewEntry(entry: TimelineEntry): EntryView {
  return entry.source === "incident"
    ? { ...entry, at: iso(entry.at), notedAt: iso(entry.notedAt) }
    : { ...entry, at: iso(entry.at) };
}

/** A piece of evidence as the contract says it. */
export function viewEvidence({ incidentId: _incident, ...row }: EvidenceRow): Evidence {
  return { ...row, takenAt: iso(row.takenAt), letGoAt: isoOrNull(row.letGoAt) };
}

/** What a big screen shows: tasks that are to be done, what is due next, what was approved last. */
export function viewScreen(
  detail: IncidentDetail,
  figures: IncidentFigures,
  {
    growth,
    target,
    now,
  }: { growth: readonly GrowthBar[]; target: { at: Date; text: string } | null; now: Date },
): IncidentScreen {
  const { openedBy: _by, releasedAt: _at, evidenceHead: _head, summary, ...row } = detail.incident;
  const tasks = detail.tasks.filter((task) => task.doneAt === null);
  const approved = detail.statements
    .filter((each) => each.approvedAt !== null)
    .toSorted((a, b) => (b.approvedAt?.getTime() ?? 0) - (a.approvedAt?.getTime() ?? 0));
  const { firstPublishedAt: _first, firstSeenAt: _seen, lastPublishedAt: _last, ...sums } = figures;
  return {
    asOf: iso(now),
    incident: { ...viewIncident(row), summary },
    roles: detail.roles,
    figures: sums,
    growth: growth.map((bar) => ({ ...bar, from: iso(bar.from) })),
    tasks: tasks.slice(0, 12).map(viewTask),
    claims: detail.claims.map(({ text, status, postIds }) => ({ text, status, carriers: postIds.length })),
    nextClock: nextClock(row.nextUpdateAt, tasks, target),
    statement: approved[0] ? viewStatement(approved[0]) : null,
  };
}

function nextClock(
  nextUpdateAt: Date | null,
  tasks: readonly IncidentTask[],
  target: { at: Date; text: string } | null,
): IncidentScreen["nextClock"] {
  const clocks = [
    ...(nextUpdateAt === null ? [] : [{ kind: "update" as const, at: nextUpdateAt, text: "" }]),
    ...tasks.flatMap(({ dueAt, text }) =>
      dueAt === null ? [] : [{ kind: "task" as const, at: dueAt, text }],
    ),
    ...(target === null ? [] : [{ kind: "target" as const, ...target }]),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const [next] = clocks;
  return next === undefined ? null : { ...next, at: iso(next.at) };
}
