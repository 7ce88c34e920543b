import { likenessMin } from "../triage/like-words.ts";

/** How a post stands to a claim: it may carry it, a person found that it does, that it says what is so, or that it has nothing to do with it. */
export const carrierStates = ["proposed", "confirmed", "correction", "rejected"] as const;
export type CarrierState = (typeof carrierStates)[number];
/** What a person decides about a post. */
export const decidedCarrierStates = ["confirmed", "correction", "rejected"] as const;
export type DecidedCarrierState = (typeof decidedCarrierStates)[number];

/** From so much of a claim's words, by weight, a post may carry it. */
const carrierLikenessMin = 0.55;
/** Whoever asks whether something is true seldom repeats all of it. */
const askingLikenessMin = Math.max(0.35, likenessMin);

/** Whether a post is proposed as a carrier: by the share of the claim's words that it has, and whether it asks if something is true. */
export function mayCarry({ likeness, asksTruth }: { likeness: number; asksTruth: boolean }): boolean {
  return likeness >= (asksTruth ? askingLikenessMin : carrierLikenessMin);
}

/** Audience of some posts: views where they are known, else followers of the author; null when of none anything is known. */
export interface ClaimReach {
  total: number | null;
  /** Posts of which anything is known. */
  known: number;
  posts: number;
}

/** Reach of the correction by reach of the claim (design, metrics § corrections); null where either is unknown or nobody saw the claim. */
export function correctionRatio(claim: ClaimReach, correction: ClaimReach): number | null {
  if (correction.posts === 0) return claim.posts === 0 ? null : 0;
  if (claim.total === null || claim.total === 0 || correction.total === null) return null;
  return correction.total / claim.total;
}
