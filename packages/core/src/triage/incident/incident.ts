/** Where an incident stands: it burns, it spreads no more, it is over. */
export const incidentStates = ["open", "contained", "closed"] as const;
export type IncidentState = (typeof incidentStates)[number];

/** What people are in an incident; one may be several, and several may be one. */
export const incidentRoles = ["lead", "speaker", "lawyer", "scribe", "analyst"] as const;
export type IncidentRole = (typeof incidentRoles)[number];

/** What is known of a claim: nobody looked, it is so, it is so in part, it is not so. */
export const claimStatuses = ["unchecked", "confirmed", "specified", "refuted"] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** Why a piece of evidence was taken. */
export const evidenceReasons = ["joined", "edited", "deleted", "asked"] as const;
export type EvidenceReason = (typeof evidenceReasons)[number];

/** What is told of an incident itself; what happened to its posts stands in their own histories. */
export const incidentEventKinds = [
  "opened",
  "state",
  "changed",
  "joined",
  "removed",
  "role",
  "task",
  "task_done",
  "task_again",
  "task_removed",
  "claim",
  "claim_changed",
  "claim_removed",
  "statement",
  "approved",
  "published",
  "evidence",
  "hold",
  "line",
] as const;
export type IncidentEventKind = (typeof incidentEventKinds)[number];
