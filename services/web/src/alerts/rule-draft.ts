import type { AlertRuleBody } from "@earshot/contract/alert";
import { usualGrouping, type AlertRuleKind } from "@earshot/core/report/alert/alert-rule";
import { ownZone } from "../words/own-zone.ts";

type Condition = AlertRuleBody["condition"];

/** What a condition of each kind begins with. */
export const firstConditions: { readonly [K in AlertRuleKind]: Extract<Condition, { kind: K }> } = {
  severity: { kind: "severity", from: 4 },
  executive: { kind: "executive", role: "main" },
  direction: { kind: "direction", directions: ["crisis"], confidenceMin: 0.5 },
  author: { kind: "author", watched: ["opinion_leader"], handles: [], followersMin: 100_000 },
  story: { kind: "story", posts: 5, hours: 6 },
  spike: { kind: "spike", windowHours: 1, falseAlarmsPerMonth: 1, minCount: 5 },
  query: { kind: "query" },
  impostor: { kind: "impostor" },
};

/** A rule before anybody has touched it. */
export function newRule(name: string, kind: AlertRuleKind): AlertRuleBody {
  return {
    name,
    isOn: true,
    condition: firstConditions[kind],
    query: "",
    groupBy: usualGrouping[kind],
    coolDownMinutes: 180,
    severity: kind === "spike" || kind === "story" || kind === "impostor" ? 3 : "post",
    telling: { mode: "at_once" },
    quiet: { from: 22 * 60, to: 8 * 60, unlessSeverity: 4 },
    zone: ownZone(),
    steps: [
      { afterMinutes: 0, personIds: [], roles: ["pr"], channelIds: [] },
      { afterMinutes: 15, personIds: [], roles: ["head"], channelIds: [] },
    ],
  };
}

/** Rules that most teams want. */
export const usualRules = ["severity", "executive", "author", "story", "spike"] as const;

/** "08:00" of minutes since midnight. */
export function clockText(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes since midnight of "08:00"; null for what is no time. */
export function readClock(text: string): number | null {
  const found = /^\s*(\d{1,2}):(\d{2})\s*$/.exec(text);
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])];
  return found && hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** Times with commas between them; what is none is left out. */
export function readClocks(text: string): number[] {
  const read = text.split(",").flatMap((part) => readClock(part) ?? []);
  return [...new Set(read)].sort((a, b) => a - b);
}

/** Of spikes it is reckoned from chance alone, of impostors from what people judged. */
export function falseAlarmsKey({ kind }: Pick<AlertRuleBody["condition"], "kind">) {
  return kind === "impostor"
    ? ("alerts.rule.falseAlarmsJudged" as const)
    : ("alerts.rule.falseAlarms" as const);
}
