import type { MentionRow } from "@earshot/contract/mention";
import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Status } from "@earshot/core/triage/status";
import type { Correction } from "../api/mentions.ts";

/** What a person does to a post. `restore` is the undo: the values as they were before. */
export type Change =
  | { kind: "status"; status: Status; reason?: string }
  | { kind: "correct"; correction: Correction }
  | { kind: "restore"; before: MentionRow };

/** The row as it will be once the server has agreed, so that the page can show it at once. */
export function applyChange(row: MentionRow, change: Change): MentionRow {
  switch (change.kind) {
    case "status":
      return { ...row, status: change.status };
    case "correct":
      return applyCorrection(row, change.correction);
    case "restore":
      return restore(row, change.before);
  }
}

function applyCorrection(row: MentionRow, correction: Correction): MentionRow {
  const { direction, also, severity, sentiments } = correction;
  const changed: MentionRow = { ...row };
  if (direction !== undefined) {
    Object.assign(changed, { direction, directionBy: "person", isUnsure: false, confidence: 1 });
    changed.also = row.also.filter((each) => each !== direction);
  }
  if (also !== undefined) {
    changed.also = also.filter((each) => each !== changed.direction);
    changed.directionBy = "person";
  }
  if (severity !== undefined) Object.assign(changed, { severity, severityBy: "person" });
  if (sentiments !== undefined) {
    const said = new Map(sentiments.map((each) => [each.entityId, each.sentiment]));
    changed.entities = row.entities.map((entity) => {
      const sentiment = said.get(entity.entityId);
      return sentiment === undefined ? entity : { ...entity, sentiment, sentimentBy: "person" };
    });
  }
  return changed;
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
