import type { Direction, Sentiment } from "../analyse/label.ts";
import type { IrrelevantReason } from "./irrelevant.ts";
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
  severityBy: SetBy | "rule";
  /** By entity id. */
  sentiments: Record<string, SentimentMark>;
  /** Person who has taken it on. */
  assigneeId: number | null;
  /** By tag id: whether the post carries it. One that is not named is not carried. */
  tags: Record<string, boolean>;
  /** ISO instant until which it is out of the list of open posts; null when it is in it. */
  snoozedUntil: string | null;
  /** Why it is none of ours; null when it is. */
  irrelevantBecause: IrrelevantReason | null;
  /** People it was escalated to, ascending. */
  escalatedTo: number[];
  /** The block of author or site that hides it. */
  blockedBy: number | null;
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

/** Whoever decides about a post has it in hand: it sleeps no more, and no block answers for it. */
const awake = { snoozedUntil: null, blockedBy: null } as const;

/** What a change of status changes. It is one of ours again. */
export function planStatus(current: TriageLabels, status: Status): PlannedChange<"unchanged"> {
  return withoutSame(current, { status, ...awake, irrelevantBecause: null });
}

/** What it changes to put a post off until an instant, or to take it back (`null`). */
export function planSnooze(current: TriageLabels, until: string | null): PlannedChange<"unchanged"> {
  return withoutSame(current, { snoozedUntil: until });
}

/** What it changes to say that a post is none of ours: it is closed, and the reason is kept for those who learn from it. */
export function planIrrelevant(current: TriageLabels, because: IrrelevantReason): PlannedChange<"unchanged"> {
  return withoutSame(current, { status: "dismissed", irrelevantBecause: because, ...awake });
}

/** What it changes to call people in; those who were called stay called. */
export function planEscalation(current: TriageLabels, to: readonly number[]): PlannedChange<"unchanged"> {
  const escalatedTo = [...new Set([...current.escalatedTo, ...to])].sort((a, b) => a - b);
  return withoutSame(current, { escalatedTo });
}

/** What it changes to give a post to somebody, or to nobody. */
export function planAssign(current: TriageLabels, assigneeId: number | null): PlannedChange<"unchanged"> {
  return withoutSame(current, { assigneeId });
}

/** Tags put on a post and taken off it. Each is remembered by itself, so that each can be undone by itself. */
export interface TagSwitch {
  add?: readonly number[] | undefined;
  remove?: readonly number[] | undefined;
}

/** What a switch of tags changes; a tag that is both added and removed stays off. */
export function planTags(
  current: TriageLabels,
  { add = [], remove = [] }: TagSwitch,
): PlannedChange<"unchanged"> {
  const tags = Object.fromEntries([
    ...add.map((id) => [id, true] as const),
    ...remove.map((id) => [id, false] as const),
  ]);
  return withoutSame(current, { tags });
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

/** The labels after a change. */
export function withChange(labels: TriageLabels, { sentiments, tags, ...fields }: LabelChange): TriageLabels {
  return {
    ...labels,
    ...fields,
    sentiments: { ...labels.sentiments, ...sentiments },
    tags: { ...labels.tags, ...tags },
  };
}

/** What it changes to set these labels, whoever does so: a rule of the team. */
export function planLabels(current: TriageLabels, wanted: LabelChange): PlannedChange<"unchanged"> {
  return withoutSame(current, wanted);
}

function withoutSame(current: TriageLabels, wanted: LabelChange): PlannedChange<"unchanged"> {
  const { sentiments = {}, tags = {}, ...fields } = wanted;
  const changed = Object.entries(fields).filter(
    ([name, value]) => !isSame(current[name as keyof TriageLabels], value),
  );
  const marks = Object.entries(sentiments).filter(([id, mark]) => !isSame(current.sentiments[id], mark));
  const switched = Object.entries(tags).filter(([id, isOn]) => (current.tags[id] ?? false) !== isOn);
  if (changed.length + marks.length + switched.length === 0) return { ok: false, reason: "unchanged" };
  const to: LabelChange = {
    ...Object.fromEntries(changed),
    ...(marks.length > 0 ? { sentiments: Object.fromEntries(marks) } : {}),
    ...(switched.length > 0 ? { tags: Object.fromEntries(switched) } : {}),
  };
  return { ok: true, from: pick(current, to), to };
}

/** The labels, as they are now, that `change` names. */
function pick(current: TriageLabels, change: LabelChange): LabelChange {
  const { sentiments, tags, ...fields } = change;
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const marks = Object.keys(sentiments ?? {}).flatMap((id) => {
    const mark = current.sentiments[id];
    return mark ? [[id, mark] as const] : [];
  });
  const carried = Object.keys(tags ?? {}).map((id) => [id, current.tags[id] ?? false] as const);
  return {
    ...Object.fromEntries(names.map((name) => [name, current[name]])),
    ...(sentiments ? { sentiments: Object.fromEntries(marks) } : {}),
    ...(tags ? { tags: Object.fromEntries(carried) } : {}),
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
