import type { Direction } from "../analyse/label.ts";
import type { CueName } from "./cue.ts";
import type { Matter, PostReading, Proof, Voice } from "./reading.ts";
import type { Channel, Cluster, Posture, Response, Situation, Speaker, Tactic } from "./vocabulary.ts";

/** A text in both languages of the product. */
export interface Bilingual {
  ru: string;
  en: string;
}

/** What is said of a posture or a tactic to a person who chooses one. */
export interface Advice {
  name: Bilingual;
  /** When to use it. */
  use: Bilingual;
  /** When never. */
  never: Bilingual;
  example: Bilingual;
}

/** How the facts at hand stand to what the post claims. */
export type Evidence = "refutes" | "supports" | "related" | "none";

/** What a rule asks of a post; a field that is absent asks nothing, a list means any of its values. */
export interface PlaybookCondition {
  direction?: Direction[] | undefined;
  situation?: Situation[] | undefined;
  cluster?: Cluster[] | undefined;
  evidence?: Evidence[] | undefined;
  matter?: Matter[] | undefined;
  voice?: Voice[] | undefined;
  proof?: Proof[] | undefined;
  /** Any of these cues was read in the post. */
  cue?: CueName[] | undefined;
  /** None of these was. */
  withoutCue?: CueName[] | undefined;
}

/** What a rule answers. */
export interface PlaybookAnswer {
  respond: Response;
  insufficientEvidence: boolean;
  speaker: Speaker;
  channel: Channel;
  /** By when, in minutes from the post being found; null when nothing is answered. */
  deadlineMinutes: number | null;
  posture: Posture;
  tactics: Tactic[];
}

/** One row of the playbook. */
export interface PlaybookRule {
  id: string;
  when: PlaybookCondition;
  answer: PlaybookAnswer;
  because: Bilingual;
  /** The line to take in one sentence; `{company}` stands for its name. */
  line: Bilingual;
  avoid: { ru: string[]; en: string[] };
}

/**
 * Direction × situation → posture and advice. The first rule whose conditions hold answers, so the special ones stand before
 * the general ones and the last one asks nothing.
 */
export interface Playbook {
  version: number;
  postures: Record<Posture, Advice & { excludes: Posture[] }>;
  tactics: Record<Tactic, Advice>;
  rules: PlaybookRule[];
}

/** What was read of a post, as the conditions of the playbook ask for it. */
export interface ResponseFacts extends PostReading {
  direction: Direction;
  situation: Situation;
  cluster: Cluster;
  evidence: Evidence;
  cues: readonly CueName[];
}

function holds<T>(wanted: readonly T[] | undefined, value: T): boolean {
  return wanted === undefined || wanted.includes(value);
}

/** Whether every condition that a rule states holds. */
export function matchesCondition(condition: PlaybookCondition, facts: ResponseFacts): boolean {
  return (
    holds(condition.direction, facts.direction) &&
    holds(condition.situation, facts.situation) &&
    holds(condition.cluster, facts.cluster) &&
    holds(condition.evidence, facts.evidence) &&
    holds(condition.matter, facts.matter) &&
    holds(condition.voice, facts.voice) &&
    holds(condition.proof, facts.proof) &&
    (condition.cue === undefined || condition.cue.some((cue) => facts.cues.includes(cue))) &&
    !condition.withoutCue?.some((cue) => facts.cues.includes(cue))
  );
}

/** The first rule that holds; null when the playbook has no rule for everything else (a checked playbook has one). */
export function chooseRule(playbook: Playbook, facts: ResponseFacts): PlaybookRule | null {
  return playbook.rules.find(({ when }) => matchesCondition(when, facts)) ?? null;
}
