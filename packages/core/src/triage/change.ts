import type { Direction, Sentiment } from "../analyse/label.ts";
import type { Severity, Status } from "./status.ts";

type SetBy = "machine" | "person";

/** The sentiment of a post towards one entity, and who said so. */
export interface SentimentMark {
  sentiment: Sentiment | null;
  by: SetBy;
}

/** Everything about a post that a person can change. */
export interface TriageLabels {
  status: Status;
  direction: Direction;
  also: Direction[];
  confidence: number;
  isUnsure: boolean;
  directionBy: SetBy;
  severity: Severity;
  severityBy: SetBy;
  /** By entity id. */
  sentiments: Record<string, SentimentMark>;
}

/** Some of the labels: what an event changes, before (`from`) or after (`to`) it. */
export type LabelChange = Partial<TriageLabels>;

export interface Correction {
  direction?: Direction | undefined;
  also?: readonly Direction[] | undefined;
  severity?: Severity | undefined;
  sentiments?: readonly { entityId: number; sentiment: Sentiment }[] | undefined;
}

export type PlannedChange<Refusal extends string> =
  | { ok: true; from: LabelChange; to: LabelChange }
  | { ok: false; reason: Refusal };

/**
 * What a correction changes. The word of a person is certain: confidence 1, never unsure; to confirm what the machine said is a change
 * too, since no machine touches it afterwards.
 */
export function planCorrection(
  current: TriageLabels,
  correction: Correction,
): PlannedChange<"unchanged" | "unknown_entity"> {
  const marks: Record<string, SentimentMark> = {};
  for (const { entityId, sentiment } of correction.sentiments ?? []) {
    if (!(entityId in current.sentiments)) return { ok: false, reason: "unknown_entity" };
    marks[entityId] = { sentiment, by: "person" };
  }
  const direction = correction.direction ?? current.direction;
  const also = [...new Set(correction.also ?? current.also)].filter((each) => each !== direction);
  return withoutSame(current, {
    ...(correction.direction || correction.also
      ? { direction, also, confidence: 1, isUnsure: false, directionBy: "person" }
      : {}),
    ...(correction.severity ? { severity: correction.severity, severityBy: "person" } : {}),
    sentiments: marks,
  });
}

/** What a change of status changes. */
export function planStatus(current: TriageLabels, status: Status): PlannedChange<"unchanged"> {
  return withoutSame(current, { status });
}

/** What undoing an event changes: everything back to what it was, unless something of it was changed again since. */
export function planUndo(
  current: TriageLabels,
  event: { from: LabelChange; to: LabelChange },
): PlannedChange<"changed_since"> {
  const now = pick(current, event.to);
  return isSame(now, event.to)
    ? { ok: true, from: event.to, to: event.from }
    : { ok: false, reason: "changed_since" };
}

function withoutSame(current: TriageLabels, wanted: LabelChange): PlannedChange<"unchanged"> {
  const { sentiments = {}, ...fields } = wanted;
  const changed = Object.entries(fields).filter(
    ([name, value]) => !isSame(current[name as keyof TriageLabels], value),
  );
  const marks = Object.entries(sentiments).filter(([id, mark]) => !isSame(current.sentiments[id], mark));
  if (changed.length + marks.length === 0) return { ok: false, reason: "unchanged" };
  const to: LabelChange = {
    ...Object.fromEntries(changed),
    ...(marks.length > 0 ? { sentiments: Object.fromEntries(marks) } : {}),
  };
  return { ok: true, from: pick(current, to), to };
}

/** The labels, as they are now, that `change` names. */
function pick(current: TriageLabels, change: LabelChange): LabelChange {
  const { sentiments, ...fields } = change;
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const marks = Object.keys(sentiments ?? {}).flatMap((id) => {
    const mark = current.sentiments[id];
    return mark ? [[id, mark] as const] : [];
  });
  return {
    ...Object.fromEntries(names.map((name) => [name, current[name]])),
    ...(sentiments ? { sentiments: Object.fromEntries(marks) } : {}),
  };
}

/** Equality of plain values, whatever the order of their keys: a database that keeps JSON gives keys back in its own order. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const before = Object.entries(left);
  const after = new Map(Object.entries(right));
  return (
    before.length === after.size &&
    before.every(([key, value]) => after.has(key) && isSame(value, after.get(key)))
  );
}
