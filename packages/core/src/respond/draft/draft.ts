import type { Finding } from "../finding.ts";
import type { Channel, Speaker } from "../vocabulary.ts";

/** Where a draft of an answer stands. */
export const draftStates = [
  "writing",
  "in_approval",
  "approved",
  "declined",
  "published",
  "withdrawn",
] as const;
export type DraftState = (typeof draftStates)[number];

/** Whose word a draft needs, in the order in which they are asked. */
export const approvalKinds = ["head", "legal", "executive"] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

export const stepStates = ["waiting", "approved", "declined"] as const;
export type StepState = (typeof stepStates)[number];

/** By which way somebody decided; `own`: whoever wrote it need not be asked. */
export const decisionWays = ["own", "page", "mail", "telegram", "max"] as const;
export type DecisionWay = (typeof decisionWays)[number];

/** What was done about a finding: it was read, its wording was mended, or it stays for a reason. */
export const findingDecisions = ["opened", "accepted", "overridden"] as const;
export type FindingDecision = (typeof findingDecisions)[number];

export const draftEventKinds = [
  "created",
  "version",
  "worded",
  "read",
  "changed",
  "sent",
  "approved",
  "declined",
  "asked",
  "accepted",
  "overridden",
  "published",
  "matched",
  "withdrawn",
  "reminded",
] as const;
export type DraftEventKind = (typeof draftEventKinds)[number];

/** Who may speak in a draft; where nobody speaks there is no draft. */
export const draftSpeakers = [
  "executive",
  "company",
  "support",
  "legal",
] as const satisfies readonly Speaker[];
export type DraftSpeaker = (typeof draftSpeakers)[number];

export const draftChannels = [
  "thread",
  "private_message",
  "own_page",
  "press_office",
] as const satisfies readonly Channel[];
export type DraftChannel = (typeof draftChannels)[number];

export const draftLanguages = ["ru", "en"] as const;
export type DraftLanguage = (typeof draftLanguages)[number];

/** Stands as the engine of a version that no check has seen: whoever opens it sees what the checks find then. */
export const uncheckedEngine = "none";

/** The longest draft, in characters. */
export const draftLengthMax = 10_000;

/** A finding as it is kept with a version of a draft. */
export interface DraftFinding extends Finding {
  /** The sentence in milder words, ready to be taken; absent where only an author can find them. */
  milder?: { start: number; end: number; text: string } | undefined;
  /** The language model that found it; absent for the rules. */
  readBy?: string | undefined;
  /** The language model that read these words and saw nothing in them; the finding stands all the same. */
  doubtedBy?: string | undefined;
}

/** The words that a decision about a finding holds for; a finding about the whole of a draft stands on all of it. */
export function wordsUnder(finding: Pick<Finding, "quote">, text: string): string {
  return (finding.quote === "" ? text : finding.quote).trim();
}
