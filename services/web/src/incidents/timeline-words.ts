import type { Colleague } from "@earshot/contract/colleague";
import type { TimelineEntry } from "@earshot/contract/incident";
import { claimStatuses, incidentRoles, incidentStates } from "@earshot/core/triage/incident/incident";
import { incidentStateNames } from "@earshot/core/triage/incident/incident-names";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { TFunction } from "i18next";

type IncidentEntry = Extract<TimelineEntry, { source: "incident" }>;
type Facts = IncidentEntry["facts"];

const fields = ["title", "summary", "severity", "since", "nextUpdateAt"] as const;

/** What an event of an incident says, after the name of who did it. */
export function incidentWords(
  { kind, facts, by }: Pick<IncidentEntry, "kind" | "facts" | "by">,
  colleagues: readonly Colleague[],
  { t, language }: { t: TFunction; language: PageLanguage },
): string {
  const text = textOf(facts, "text");
  switch (kind) {
    case "opened":
      return t(by === null ? "incidents.event.openedByRule" : "incidents.event.opened");
    case "state":
      return t("incidents.event.state", {
        from: stateOf(facts["from"], language),
        to: stateOf(facts["to"], language),
      });
    case "changed":
      return t("incidents.event.changed", { fields: changedFields(facts, t) });
    case "joined": {
      const count = countOf(facts, "posts");
      return "storyId" in facts
        ? t("incidents.event.joinedStory", { count })
        : t("incidents.event.joined", { count });
    }
    case "removed":
      return t("incidents.event.removed", { count: countOf(facts, "posts") });
    case "role":
      return t("incidents.event.role", {
        role: roleOf(facts["role"], t),
        people: peopleOf(facts["people"], colleagues) || t("incidents.nobody"),
      });
    case "task": {
      const name = peopleOf([facts["person"]], colleagues);
      return name === "" ? t("incidents.event.task", { text }) : t("incidents.event.taskFor", { name, text });
    }
    case "task_done":
    case "task_again":
    case "task_removed":
    case "claim":
    case "claim_removed":
      return t(`incidents.event.${kind}`, { text });
    case "claim_changed": {
      const status = claimStatuses.find((each) => each === facts["status"]) ?? "unchecked";
      return t("incidents.event.claim_changed", { text, status: t(`incidents.claimStatus.${status}`) });
    }
    case "statement":
    case "approved":
    case "published": {
      const { number, version } = facts as { number: number; version: number };
      return t(`incidents.event.${kind}`, { number, version });
    }
    case "evidence":
      return t("incidents.event.evidence", { count: countOf(facts, "posts") });
    case "hold":
      return t(facts["isHeld"] === true ? "incidents.event.restored" : "incidents.event.released");
    case "line":
      return "";
  }
}

function textOf(facts: Facts, name: string): string {
  const value = facts[name];
  return typeof value === "string" ? value : "";
}

function countOf(facts: Facts, name: string): number {
  const value = facts[name];
  return typeof value === "number" ? value : 0;
}

function stateOf(value: unknown, language: PageLanguage): string {
  const state = incidentStates.find((each) => each === value);
  return state === undefined ? "" : incidentStateNames[language][state];
}

function roleOf(value: unknown, t: TFunction): string {
  const role = incidentRoles.find((each) => each === value);
  return role === undefined ? "" : t(`incidents.role.${role}`);
}

function peopleOf(value: unknown, colleagues: readonly Colleague[]): string {
  if (!Array.isArray(value)) return "";
  return value
    .filter((id): id is number => typeof id === "number")
    .map((id) => colleagues.find(({ personId }) => personId === id)?.name ?? `№ ${id}`)
    .join(", ");
}

function changedFields(facts: Facts, t: TFunction): string {
  const changed = facts["to"];
  if (typeof changed !== "object" || changed === null) return "";
  return fields
    .filter((field) => field in changed)
    .map((field) => t(`incidents.field.${field}`))
    .join(", ");
}
