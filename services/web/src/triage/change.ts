import type { MentionRow } from "@earshot/contract/mention";
import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import { planCorrection, planStatus, type LabelChange, type TriageLabels } from "@earshot/core/triage/change";
import type { Severity, Status } from "@earshot/core/triage/status";
import type { Correction } from "../api/mentions.ts";

/** What a person does to a post. `restore` is the undo: the values as they were before. */
export type Change =
  | { kind: "status"; status: Status; reason?: string }
  | { kind: "correct"; correction: Correction }
  | { kind: "restore"; before: MentionRow };

/** The row as it will be once the server has agreed, by the same decision that the server makes. */
export function applyChange(row: MentionRow, change: Change): MentionRow {
  if (change.kind === "restore") return restore(row, change.before);
  const planned = planChange(row, change);
  return planned.ok ? withLabels(row, planned.to) : row;
}

/** Whether a change would change anything; to confirm what the machine said does. */
export function isEffective(row: MentionRow, change: Exclude<Change, { kind: "restore" }>): boolean {
  return planChange(row, change).ok;
}

function planChange(row: MentionRow, change: Exclude<Change, { kind: "restore" }>) {
  const labels = labelsOf(row);
  return change.kind === "status"
    ? planStatus(labels, change.status)
    : planCorrection(labels, readCorrection(change.correction));
}

function readCorrection({ severity, ...rest }: Correction) {
  return { ...rest, severity: severity as Severity | undefined };
}

function labelsOf(row: MentionRow): TriageLabels {
  const { status, direction, also, confidence, isUnsure, directionBy, severity, severityBy } = row;
  const sentiments = row.entities.map(
    ({ entityId, sentiment, sentimentBy }) => [String(entityId), { sentiment, by: sentimentBy }] as const,
  );
  return {
    status,
    direction,
    also,
    confidence,
    isUnsure,
    directionBy,
    severity: severity as Severity,
    severityBy,
    sentiments: Object.fromEntries(sentiments),
  };
}

function withLabels(row: MentionRow, { sentiments = {}, ...labels }: LabelChange): MentionRow {
  const entities = row.entities.map((entity) => {
    const mark = sentiments[entity.entityId];
    return mark === undefined ? entity : { ...entity, sentiment: mark.sentiment, sentimentBy: mark.by };
  });
  return { ...row, ...labels, entities };
}

/** Everything a person can change goes back; what the machine or the platform renewed meanwhile stays. */
function restore(row: MentionRow, before: MentionRow): MentionRow {
  const { status, severity, severityBy, direction, directionBy, also, isUnsure, confidence, entities } =
    before;
  return {
    ...row,
    status,
    severity,
    severityBy,
    direction,
    directionBy,
    also,
    isUnsure,
    confidence,
    entities,
  };
}

/** The entity that a row's sentiment is about: the first that the post is mainly about, else the first named. */
export function mainEntity(row: Pick<MentionRow, "entities">): MentionRow["entities"][number] | null {
  return row.entities.find((entity) => entity.role === "main") ?? row.entities[0] ?? null;
}

export function severityChange(severity: 1 | 2 | 3 | 4 | 5): Change {
  return { kind: "correct", correction: { severity } };
}

export function directionChange(direction: Direction): Change {
  return { kind: "correct", correction: { direction } };
}

export function sentimentChange(entityId: number, sentiment: Sentiment): Change {
  return { kind: "correct", correction: { sentiments: [{ entityId, sentiment }] } };
}
