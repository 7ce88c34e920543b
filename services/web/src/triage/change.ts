import type { MentionRow } from "@earshot/contract/mention";
import type { Tag } from "@earshot/contract/tag";
import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { LabelChange, TriageLabels } from "@earshot/core/triage/change";
import { planChange, type DeskChange } from "@earshot/core/triage/desk-change";
import type { ChosenReason } from "@earshot/core/triage/irrelevant";
import type { Severity, Status } from "@earshot/core/triage/status";
import type { Correction } from "../api/mentions.ts";

export type NamedTag = Pick<Tag, "tagId" | "name">;

/** What a person does to a post. `restore` is the undo: the values as they were before. */
export type Change =
  | { kind: "status"; status: Status; reason?: string }
  | { kind: "correct"; correction: Correction }
  | { kind: "assign"; assignee: MentionRow["assignee"] }
  | { kind: "tags"; add: readonly NamedTag[]; remove: readonly NamedTag[] }
  | { kind: "snooze"; until: string | null }
  | { kind: "irrelevant"; because: ChosenReason; reason?: string }
  | { kind: "escalate"; people: readonly { personId: number; name: string }[]; reason: string }
  | { kind: "restore"; before: MentionRow };

/** The row as it will be once the server has agreed, by the same decision that the server makes. */
export function applyChange(row: MentionRow, change: Change): MentionRow {
  if (change.kind === "restore") return restore(row, change.before);
  const planned = planChange(labelsOf(row), toDeskChange(change));
  if (!planned.ok) return row;
  const changed = withLabels(row, planned.to);
  return change.kind === "assign" ? { ...changed, assignee: change.assignee } : changed;
}

/** A change that is made, and not one that is taken back. */
export type Deed = Exclude<Change, { kind: "restore" }>;

/** Whether a change would change anything; to confirm what the machine said does. */
export function isEffective(row: MentionRow, change: Deed): boolean {
  return planChange(labelsOf(row), toDeskChange(change)).ok;
}

/** The change as the server takes it: people and tags by number. */
export function toDeskChange(change: Deed): DeskChange {
  switch (change.kind) {
    case "status":
    case "snooze":
    case "irrelevant":
      return change;
    case "correct": {
      const { severity, note: reason, ...labels } = change.correction;
      return { kind: "correct", ...labels, severity: severity as Severity | undefined, reason };
    }
    case "assign":
      return { kind: "assign", assigneeId: change.assignee?.personId ?? null };
    case "tags":
      return { kind: "tag", add: change.add.map(idOf), remove: change.remove.map(idOf) };
    case "escalate":
      return {
        kind: "escalate",
        to: change.people.map(({ personId }) => personId),
        reason: change.reason,
      };
  }
}

export function idOf({ tagId }: NamedTag): number {
  return tagId;
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
  const { assignee, tagIds, snoozedUntil, irrelevantBecause, escalatedTo, blockedBy } = before;
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
    snoozedUntil,
    irrelevantBecause,
    escalatedTo,
    blockedBy,
  };
}

/** The entity that a row's sentiment is about: the first that the post is mainly about, else the first named. */
export function mainEntity(row: Pick<MentionRow, "entities">): MentionRow["entities"][number] | null {
  return row.entities.find((entity) => entity.role === "main") ?? row.entities[0] ?? null;
}

export function severityChange(severity: 1 | 2 | 3 | 4 | 5): Deed {
  return { kind: "correct", correction: { severity } };
}

export function directionChange(direction: Direction): Deed {
  return { kind: "correct", correction: { direction } };
}

export function sentimentChange(entityId: number, sentiment: Sentiment): Deed {
  return { kind: "correct", correction: { sentiments: [{ entityId, sentiment }] } };
}
