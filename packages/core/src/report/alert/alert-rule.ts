import type { Direction } from "../../analyse/label.ts";
import type { Role, Severity } from "../../triage/status.ts";
import type { QuietHours } from "./quiet-hours.ts";
import type { SpikeCondition } from "./spike.ts";

/** What a rule can watch. Stored: the list only ever grows. */
export const alertRuleKinds = [
  "severity",
  "executive",
  "direction",
  "author",
  "story",
  "spike",
  "query",
  "impostor",
] as const;
export type AlertRuleKind = (typeof alertRuleKinds)[number];

/** Kinds of watched people and organisations that an author may be. */
export const watchedAuthors = ["opinion_leader", "executive", "competitor"] as const;
export type WatchedAuthor = (typeof watchedAuthors)[number];

export type AlertCondition =
  | ({ kind: "spike" } & SpikeCondition)
  /** A story that has gathered so many posts within so many hours: one that is new and large, or one that grows. */
  | { kind: "story"; posts: number; hours: number }
  /** Whoever is any of these: watched as one, so named, or read by so many. */
  | {
      kind: "author";
      watched: readonly WatchedAuthor[];
      handles: readonly string[];
      followersMin: number | null;
    }
  /** Somebody of ours is named: as the one it is about, or at all. */
  | { kind: "executive"; role: "main" | "any" }
  | { kind: "direction"; directions: readonly Direction[]; confidenceMin: number }
  | { kind: "severity"; from: Severity }
  /** Whatever the query finds. */
  | { kind: "query" }
  /** An account passes itself off as one of ours: told of once for each account, by whoever looks at accounts. */
  | { kind: "impostor" };

/** Conditions that posts are asked about as they come; a spike is counted, an impostor is found among accounts. */
export type PostCondition = Exclude<AlertCondition, { kind: "spike" | "impostor" }>;

/** Whether posts are asked about the condition as they come. */
export function isOfPosts(condition: AlertCondition): condition is PostCondition {
  return condition.kind !== "spike" && condition.kind !== "impostor";
}

/** What makes several posts one cause, and so one alert. */
export const groupings = ["rule", "story", "author", "entity", "post"] as const;
export type Grouping = (typeof groupings)[number];

/** Whom one step of a rule tells, and how long after the beginning, if nobody has acknowledged it by then. */
export interface AlertStep {
  afterMinutes: number;
  personIds: readonly number[];
  roles: readonly Role[];
  channelIds: readonly number[];
}

export type Telling =
  | { mode: "at_once" }
  /** Gathered, and told at these minutes of the day. */
  | { mode: "digest"; minutes: readonly number[] };

/** All that a rule says; which posts it looks at is told by a query of the triage list. */
export interface AlertRule {
  name: string;
  isOn: boolean;
  condition: AlertCondition;
  /** Empty: every post. */
  query: string;
  groupBy: Grouping;
  /** What comes within this time after the last post of a cause joins its alert. */
  coolDownMinutes: number;
  /** `post`: that of the gravest post. */
  severity: Severity | "post";
  telling: Telling;
  quiet: Omit<QuietHours, "zone"> | null;
  /** In whose hours and days all of it is meant. */
  zone: string;
  /** In order of time; the first is told at the beginning. */
  steps: readonly AlertStep[];
}

/** What usually makes posts of a kind of rule one cause. */
export const usualGrouping: Readonly<Record<AlertRuleKind, Grouping>> = {
  severity: "story",
  executive: "entity",
  direction: "story",
  author: "author",
  story: "story",
  spike: "rule",
  query: "rule",
  impostor: "author",
};
