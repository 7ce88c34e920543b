/** Whether a post is answered: words of the command line and the API, never changed. */
export const responses = ["respond", "monitor", "do_not_respond"] as const;
export type Response = (typeof responses)[number];

/** Who speaks. */
export const speakers = ["executive", "company", "support", "legal", "none"] as const;
export type Speaker = (typeof speakers)[number];

/** Where the answer is given: in the thread of the post, in a message to its author, on a page of one's own, or nowhere. */
export const channels = ["thread", "private_message", "own_page", "press_office", "none"] as const;
export type Channel = (typeof channels)[number];

/**
 * Postures of crisis communication (situational crisis communication theory: Coombs, "Ongoing Crisis Communication", and
 * Benoit's image repair), and those of an ordinary day.
 */
export const postures = [
  "inform",
  "deny",
  "diminish",
  "rebuild",
  "bolster",
  "explain",
  "engage",
  "amplify",
  "ask",
  "none",
] as const;
export type Posture = (typeof postures)[number];

/** Tactics of image repair under the names of Benoit, "Accounts, Excuses, and Apologies" (1995). */
export const tactics = [
  "simple_denial",
  "shifting_blame",
  "provocation",
  "defeasibility",
  "accident",
  "good_intentions",
  "bolstering",
  "minimization",
  "differentiation",
  "transcendence",
  "attack_accuser",
  "compensation",
  "corrective_action",
  "mortification",
] as const;
export type Tactic = (typeof tactics)[number];

/** Who writes, on the ladder by which an answer is considered. */
export const situations = [
  "troll",
  "rager",
  "misguided",
  "unhappy_customer",
  "fair_critic",
  "expert",
  "ally",
  "journalist",
  "competitor",
  "bystander",
] as const;
export type Situation = (typeof situations)[number];

/** How much of the responsibility is put on the company (Coombs): a victim itself, an accident, or what could have been prevented. */
export const clusters = ["victim", "accidental", "preventable", "none"] as const;
export type Cluster = (typeof clusters)[number];

/** What a draft is checked for. */
export const checks = [
  "rudeness",
  "confidential",
  "quiet_period",
  "unsupported_claim",
  "promise",
  "blame",
  "absolute",
  "competitor",
  "private_person",
  "anger_interval",
  "contradiction",
  "calendar_clash",
  "corporate_speak",
] as const;
export type Check = (typeof checks)[number];

/** The seven principles of an executive's presence. */
export const principles = [
  "objectivity",
  "naturalness",
  "flexibility",
  "control",
  "boldness",
  "strategy",
  "coordination",
] as const;
export type Principle = (typeof principles)[number];

/** An approved statement that prompts and drafts may rest on. */
export interface FactCard {
  id: string;
  text: string;
}
