import type { Channel, Posture, Response, Speaker, Tactic } from "./vocabulary.ts";

/** In which of our languages somebody is answered. */
export type AnswerLanguage = "ru" | "en";

/** One thing to say and what carries it: ids of fact cards, `post`, `parent`. */
export interface PromptPoint {
  text: string;
  cites: string[];
}

/** What is suggested for a post: respond or not and why, who speaks, where, by when, and with what. */
export interface PromptBody {
  respond: Response;
  insufficientEvidence: boolean;
  because: string;
  speaker: Speaker;
  channel: Channel;
  /** From the post being found; null when nothing is answered. */
  deadlineMinutes: number | null;
  posture: Posture;
  tactics: Tactic[];
  line: string;
  points: PromptPoint[];
  avoid: string[];
  opening: string;
  language: AnswerLanguage;
  /** The rule that answered, and what was read: `situation:…`, `cluster:…`, `evidence:…`, `cue:…`. */
  rules: string[];
}

/** Severity from which on a prompt is made without being asked for; the database's trigger says the same. */
export const promptSeverityMin = 3;
