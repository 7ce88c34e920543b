import type { Finding } from "../finding.ts";
import { mayDecide, waitingStep, type Step } from "./approval-chain.ts";
import { wordsUnder, type DraftState, type FindingDecision } from "./draft.ts";
import type { Role } from "../../triage/status.ts";

/**
 * `not_from_here`: where the draft stands this cannot be done; `undecided`: a grave finding was neither mended nor justified; `unread`: an
 * unsupported claim was not opened by whoever would let it through; `not_yours`: somebody else is asked.
 */
export type DraftRefusal =
  | "not_from_here"
  | "undecided"
  | "unread"
  | "not_yours"
  | "needs_words"
  | "unchanged";

export type Planned = { ok: true } | { ok: false; reason: DraftRefusal };

/** What was decided about a finding, for the words it stood on. */
export interface DecidedFinding {
  check: Finding["check"];
  quote: string;
  decision: FindingDecision;
  personId: number;
}

const writable: readonly DraftState[] = ["writing", "in_approval", "approved", "declined"];

/** Whether another version may be written: until it is published or withdrawn. */
export function mayWrite(state: DraftState): boolean {
  return writable.includes(state);
}

function isAbout(decided: DecidedFinding, finding: Finding, text: string): boolean {
  return decided.check === finding.check && decided.quote === wordsUnder(finding, text);
}

/** Grave findings that nobody justified; they keep a draft from being sent for approval. */
export function undecidedFindings(
  text: string,
  findings: readonly Finding[],
  decided: readonly DecidedFinding[],
): Finding[] {
  return findings.filter(
    (finding) =>
      finding.severity === "high" &&
      !decided.some((each) => each.decision === "overridden" && isAbout(each, finding, text)),
  );
}

/** Claims without a fact card that this person has not opened yet. */
export function unreadClaims<T extends Finding>(
  text: string,
  findings: readonly T[],
  decided: readonly DecidedFinding[],
  personId: number,
): T[] {
  return findings.filter(
    (finding) =>
      finding.check === "unsupported_claim" &&
      !decided.some((each) => each.personId === personId && isAbout(each, finding, text)),
  );
}

/** A draft with what was found in its newest version. */
export interface DraftFacts {
  state: DraftState;
  text: string;
  findings: readonly Finding[];
  decided: readonly DecidedFinding[];
}

/** Whether a draft may be sent for approval. Whose own word counts at once has to have read what is unsupported, like any approver. */
export function planSend(draft: DraftFacts, sender: { personId: number; hasOwnStep: boolean }): Planned {
  if (draft.state !== "writing") return { ok: false, reason: "not_from_here" };
  const { text, findings, decided } = draft;
  if (undecidedFindings(text, findings, decided).length > 0) return { ok: false, reason: "undecided" };
  const isUnread = unreadClaims(text, findings, decided, sender.personId).length > 0;
  return sender.hasOwnStep && isUnread ? { ok: false, reason: "unread" } : { ok: true };
}

/** Whether somebody may approve or decline now; a refusal says why. */
export function planDecision(
  draft: DraftFacts & { steps: readonly Step[] },
  wanted: { isApproved: boolean; words: string; person: { personId: number; role: Role } },
): Planned {
  const step = waitingStep(draft.steps);
  if (draft.state !== "in_approval" || step === null) return { ok: false, reason: "not_from_here" };
  if (!mayDecide(step, wanted.person)) return { ok: false, reason: "not_yours" };
  if (!wanted.isApproved)
    return wanted.words.trim() === "" ? { ok: false, reason: "needs_words" } : { ok: true };
  const { text, findings, decided } = draft;
  return unreadClaims(text, findings, decided, wanted.person.personId).length > 0
    ? { ok: false, reason: "unread" }
    : { ok: true };
}

/** Whether a draft may be noted as published: only what was approved is said. */
export function planPublication(state: DraftState): Planned {
  return state === "approved" ? { ok: true } : { ok: false, reason: "not_from_here" };
}
