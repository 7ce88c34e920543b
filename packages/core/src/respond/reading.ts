import type { Posture, Speaker } from "./vocabulary.ts";

/**
 * What a post is about as far as an answer goes: nothing to answer, something only to watch, an open situation, a falsehood, a
 * mishap for which we are partly responsible, a fault of ours, kindness, a decision of ours, a matter to be argued, a success, an idea.
 */
export const matters = [
  "nothing",
  "watch",
  "open",
  "falsehood",
  "mishap",
  "own_fault",
  "kindness",
  "decision",
  "debate",
  "success",
  "idea",
] as const;
export type Matter = (typeof matters)[number];

/** Whom a post calls for: the head of the company, the company as such, those who serve a customer, a lawyer. */
export const voices = ["leader", "company", "service", "lawyer"] as const;
export type Voice = (typeof voices)[number];

/** Whether cards and post settle what an answer turns on. */
export const proofs = ["settled", "missing"] as const;
export type Proof = (typeof proofs)[number];

/** How a post was read by models, for the conditions of the playbook. */
export interface PostReading {
  matter: Matter;
  voice: Voice;
  proof: Proof;
}

/** Matters by the posture that a PR editor took towards posts of their kind; `none` is `nothing` or `watch`. */
export const matterOfPosture: Record<Exclude<Posture, "none">, Matter> = {
  inform: "open",
  deny: "falsehood",
  diminish: "mishap",
  rebuild: "own_fault",
  bolster: "kindness",
  explain: "decision",
  engage: "debate",
  amplify: "success",
  ask: "idea",
};

/** Voices by who spoke. */
export const voiceOfSpeaker: Record<Exclude<Speaker, "none">, Voice> = {
  executive: "leader",
  company: "company",
  support: "service",
  legal: "lawyer",
};
