import type { Direction, Sentiment } from "../analyse/label.ts";
import {
  planAssign,
  planCorrection,
  planEscalation,
  planIrrelevant,
  planSnooze,
  planStatus,
  planTags,
  type PlannedChange,
  type TriageLabels,
} from "./change.ts";
import type { ChosenReason } from "./irrelevant.ts";
import type { Severity, Status } from "./status.ts";

/**
 * What a person does to a post: one kind for everything the desk offers, so that a key, a click, a batch and an undo are the same
 * thing. What it sets and what it was is planned by `planChange` (and so undone by `planUndo`); whether a colleague's hold keeps it
 * away stands in `isHeldBack`. Whoever may triage may make any of them.
 */
export type DeskChange =
  | { kind: "status"; status: Status; reason?: string | undefined }
  | {
      kind: "correct";
      direction?: Direction | undefined;
      also?: Direction[] | undefined;
      severity?: Severity | undefined;
      sentiments?: { entityId: number; sentiment: Sentiment }[] | undefined;
      reason?: string | undefined;
    }
  | { kind: "assign"; assigneeId: number | null }
  | { kind: "tag"; add: number[]; remove: number[] }
  /** `until`: an ISO instant; null wakes the post. */
  | { kind: "snooze"; until: string | null }
  | { kind: "irrelevant"; because: ChosenReason; reason?: string | undefined }
  /** To people, named one by one or by a role; `reason` says why. */
  | { kind: "escalate"; to: number[]; reason: string };

export type DeskChangeKind = DeskChange["kind"];
export const deskChangeKinds = [
  "status",
  "correct",
  "assign",
  "tag",
  "snooze",
  "irrelevant",
  "escalate",
] as const satisfies readonly DeskChangeKind[];

/** What a change changes of the labels, and what that was before. */
export function planChange(
  current: TriageLabels,
  change: DeskChange,
): PlannedChange<"unchanged" | "unknown_entity"> {
  switch (change.kind) {
    case "status":
      return planStatus(current, change.status);
    case "correct":
      return planCorrection(current, change);
    case "assign":
      return planAssign(current, change.assigneeId);
    case "tag":
      return planTags(current, change);
    case "snooze":
      return planSnooze(current, change.until);
    case "irrelevant":
      return planIrrelevant(current, change.because);
    case "escalate":
      return planEscalation(current, change.to);
  }
}

/** The words that go into the history with a change. */
export function reasonOf(change: DeskChange): string | null {
  return "reason" in change ? (change.reason ?? null) : null;
}

const heldBack: Readonly<Record<DeskChangeKind, boolean>> = {
  status: true,
  irrelevant: true,
  snooze: true,
  assign: true,
  // Labels, tags and a call for help answer nobody: they do not disturb whoever is writing.
  correct: false,
  tag: false,
  escalate: false,
};

/** Whether a colleague who is on the post keeps the change away until the post is let go or taken over. */
export function isHeldBack(kind: DeskChangeKind): boolean {
  return heldBack[kind];
}

/**
 * Whether a change collides with what happened since the person looked: somebody set a label that the change sets too. Changes of
 * different labels do not meet, so both hold.
 * @param since what each event since then set
 */
export function collides(to: object, since: readonly object[]): boolean {
  return since.some((event) => keysOf(event).some((key) => keysOf(to).includes(key)));
}

/** Labels by name; tags and sentiments by tag and by entity, because each is set by itself. */
function keysOf(change: object): string[] {
  return Object.entries(change).flatMap(([name, value]) =>
    (name === "tags" || name === "sentiments") && typeof value === "object" && value !== null
      ? Object.keys(value).map((id) => `${name} ${id}`)
      : [name],
  );
}
