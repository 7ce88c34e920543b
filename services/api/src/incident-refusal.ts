import { ProblemError } from "./problem.ts";

const refusals: Readonly<Record<string, [status: number, detail: string]>> = {
  missing: [404, "There is no such incident, or no such part of it, any more."],
  closed: [409, "The incident is closed. Open it again to go on with it."],
  stale: [409, "Somebody changed it meanwhile. Look at it as it is now; nothing was overwritten."],
  unchanged: [409, "It is like that already; nothing was changed."],
  unknown_person: [400, "There is no such person here any more."],
  not_from_here: [409, "From its present state the incident does not go there."],
  needs_reason: [400, "Say why."],
  open_tasks: [409, "Some tasks are still open. Finish them or take them away first."],
  foreign: [400, "One of the posts is not part of the incident."],
  outdated: [409, "A newer version of the statement was written. Look at that one."],
  not_yours: [
    403,
    "Somebody else must approve this: the lead or lawyer of the incident, a head of communications, or legal.",
  ],
  not_approved: [409, "It is not approved yet."],
  already: [409, "This was done already."],
};

/** Throws what a refusal of a change of an incident is called in HTTP. */
export function allow<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (outcome.ok) return outcome as Extract<T, { ok: true }>;
  const reason = "reason" in outcome ? String(outcome.reason) : "";
  const [status, detail] = refusals[reason] ?? [409, "This cannot be done now."];
  throw new ProblemError(status, detail);
}
