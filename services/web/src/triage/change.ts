import type { MentionRow } from "@earshot/contract/mention";
import type { Tag } from "@earshot/contract/tag";
import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import {
  planAssign,
  planCorrection,
  planStatus,
  planTags,
  type LabelChange,
  type TriageLabels,
} from "@earshot/core/triage/change";
import type { Severity, Status } from "@earshot/core/triage/status";
import type { Correction } from "../api/mentions.ts";

export type NamedTag = Pick<Tag, "tagId" | "name">;

/** What a person does to a post. `restore` is the undo: the values as they were before. */
export type Change =
  | { kind: "status"; status: Status; reason?: string }
  | { kind: "correct"; correction: Correction }
  | { kind: "assign"; assignee: MentionRow["assignee"] }
  | { kind: "tags"; add: readonly NamedTag[]; remove: readonly NamedTag[] }
  | { kind: "restore"; before: MentionRow };

/** The row as it will be once the server has agreed, by the same decision that the server makes. */
export function applyChange(row: MentionRow, change: Change): MentionRow {
  if (change.kind === "restore") return restore(row, change.before);
  const planned = planChange(row, change);
  if (!planned.ok) return row;
  const changed = withLabels(row, planned.to);
  return change.kind === "assign" ? { ...changed, assignee: change.assignee } : changed;
}

/** Whether a change would change anything; to confirm what the machine said does. */
export function isEffective(row: MentionRow, change: Exclude<Change, { kind: "restore" }>): boolean {
  return planChange(row, change).ok;
}

function planChange(row: MentionRow, change: Exclude<Change, { kind: "restore" }>) {
  const labels = labelsOf(row);
  switch (change.kind) {
    case "status":
      return planStatus(labels, change.status);
    case "correct":
      return planCorrection(labels, readCorrection(change.correction));
    case "assign":
      return planAssign(labels, change.assignee?.personId ?? null);
    case "tags":
      return planTags(labels, { add: change.add.map(idOf), remove: change.remove.map(idOf) });
  }
}

export function idOf({ tagId }: NamedTag): number {
  return tagId;
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
    assigneeId: row.assignee?.personId ?? null,
    tags: Object.fromEntries(row.tagIds.map((id) => [id, true])),
    snoozedUntil: row.snoozedUntil,
    irrelevantBecause: row.irrelevantBecause,
    escalatedTo: row.escalatedTo,
    blockedBy: row.blockedBy,
  };
}

function withLabels(row: MentionRow, change: LabelChange): MentionRow {
  const { sentiments = {}, tags = {}, assigneeId: _named, ...labels } = change;
  const entities = row.entities.map((entity) => {
    const mark = sentiments[entity.entityId];
    return mark === undefined ? entity : { ...entity, sentiment: mark.sentiment, sentimentBy: mark.by };
  });
  const tagIds = row.tagIds.filter((id) => tags[id] !== false);
  const added = Object.entries(tags).flatMap(([id, isOn]) => (isOn ? [Number(id)] : []));
  return { ...row, ...labels, entities, tagIds: [...new Set([...tagIds, ...added])].sort((a, b) => a - b) };
}

/** Everything a person can change goes back; what the machine or the platform renewed meanwhile stays. */
function restore(row: MentionRow, before: MentionRow): MentionRow {
  const { status, severity, severityBy, direction, directionBy, also, isUnsure, confidence, entities } =
    before;
  const { assignee, tagIds } = before;
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
    assignee,
    tagIds,
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
