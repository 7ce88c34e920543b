import type { Role } from "../../triage/status.ts";
import type { ApprovalKind, DraftSpeaker, DraftState, StepState } from "./draft.ts";

/** What decides whose word a draft needs. */
export interface ChainFacts {
  author: { personId: number; role: Role };
  speaker: DraftSpeaker;
  /** The person who is the executive that speaks; null where nobody was named. */
  spokesId: number | null;
  /** Words of law stand in the draft or in what it answers. */
  isLegal: boolean;
}

/** One word that is asked for: of one person, or of anybody who has the role. */
export interface PlannedStep {
  kind: ApprovalKind;
  personId: number | null;
  /** The author has that word already. */
  isOwn: boolean;
}

const heads: readonly Role[] = ["head", "admin"];

/** Author, head of communications, the lawyer where words of law stand, and the executive whose words they will be. */
export function planChain({ author, speaker, spokesId, isLegal }: ChainFacts): PlannedStep[] {
  const head: PlannedStep = { kind: "head", personId: null, isOwn: heads.includes(author.role) };
  const legal: PlannedStep = { kind: "legal", personId: null, isOwn: author.role === "legal" };
  const isSpokes = spokesId === null ? author.role === "executive" : author.personId === spokesId;
  const executive: PlannedStep = { kind: "executive", personId: spokesId, isOwn: isSpokes };
  return [
    head,
    ...(isLegal || speaker === "legal" ? [legal] : []),
    ...(speaker === "executive" ? [executive] : []),
  ];
}

/** What is known of a step once it was asked for. */
export interface Step {
  kind: ApprovalKind;
  personId: number | null;
  state: StepState;
}

/** The step whose turn it is; null when nobody is waited for. */
export function waitingStep<T extends Step>(steps: readonly T[]): T | null {
  if (steps.some(({ state }) => state === "declined")) return null;
  return steps.find(({ state }) => state === "waiting") ?? null;
}

/**
 * Whether somebody may give the word that a step asks for. An administrator stands in for a role that nobody has in a small team, never for
 * a person who was named.
 */
export function mayDecide(
  step: Pick<Step, "kind" | "personId">,
  person: { personId: number; role: Role },
): boolean {
  if (step.personId !== null) return step.personId === person.personId;
  if (step.kind === "head") return heads.includes(person.role);
  return person.role === step.kind || person.role === "admin";
}

/** Where a draft stands by its steps. */
export function stateOfSteps(steps: readonly Pick<Step, "state">[]): DraftState {
  if (steps.some(({ state }) => state === "declined")) return "declined";
  return steps.every(({ state }) => state === "approved") ? "approved" : "in_approval";
}
