import type { Role } from "../status.ts";
import type { IncidentRole, IncidentState } from "./incident.ts";

/** What the next state of an incident depends on. */
export interface IncidentFacts {
  state: IncidentState;
  openTasks: number;
}

/**
 * `needs_reason`: an incident that never was contained is closed as a false alarm, and one that was over is opened again, only with a word why.
 * `open_tasks`: what is over has nothing left to do.
 */
export type StateRefusal = "unchanged" | "not_from_here" | "needs_reason" | "open_tasks";

const ways: Record<IncidentState, Partial<Record<IncidentState, { needsReason: boolean }>>> = {
  open: { contained: { needsReason: false }, closed: { needsReason: true } },
  contained: { open: { needsReason: false }, closed: { needsReason: false } },
  closed: { open: { needsReason: true } },
};

/** Whether an incident may go on to a state. */
export function planState(
  facts: IncidentFacts,
  wanted: { state: IncidentState; reason: string },
): { ok: true } | { ok: false; reason: StateRefusal } {
  if (facts.state === wanted.state) return { ok: false, reason: "unchanged" };
  const way = ways[facts.state][wanted.state];
  if (way === undefined) return { ok: false, reason: "not_from_here" };
  if (way.needsReason && wanted.reason.trim() === "") return { ok: false, reason: "needs_reason" };
  if (wanted.state === "closed" && facts.openTasks > 0) return { ok: false, reason: "open_tasks" };
  return { ok: true };
}

/** The states that can follow, in the order in which they are offered. */
export function nextStates(state: IncidentState): { state: IncidentState; needsReason: boolean }[] {
  return (["contained", "open", "closed"] as const).flatMap((next) => {
    const way = ways[state][next];
    return way === undefined ? [] : [{ state: next, needsReason: way.needsReason }];
  });
}

/** What is over is read and told about (hand-written lines, evidence, its hold), but no longer worked on. */
export function mayWork(state: IncidentState): boolean {
  return state !== "closed";
}

const approvingRoles: readonly Role[] = ["admin", "head", "legal"];
const approvingInIncident: readonly IncidentRole[] = ["lead", "lawyer"];

/**
 * Whether somebody may approve a statement: heads and lawyers of the house, lead and lawyer of the incident; of one's own words only a head,
 * since a second pair of eyes is what approval is for.
 */
export function mayApprove(asked: {
  role: Role;
  inIncident: readonly IncidentRole[];
  isAuthor: boolean;
}): boolean {
  if (asked.isAuthor) return asked.role === "admin" || asked.role === "head";
  return (
    approvingRoles.includes(asked.role) || asked.inIncident.some((role) => approvingInIncident.includes(role))
  );
}
