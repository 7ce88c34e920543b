import { claimStatuses } from "@earshot/core/triage/incident/incident";
import type { ClaimFilter } from "../api/claims.ts";

/** What the address of the page may say: what is looked for, and which claim stands open. */
export interface ClaimsView extends ClaimFilter {
  claim?: number;
}

export function readClaimsView(search: Record<string, unknown>): ClaimsView {
  const q = typeof search["q"] === "string" ? search["q"].slice(0, 200) : "";
  const status = claimStatuses.find((each) => each === search["status"]);
  const claim = Number(search["claim"]);
  return {
    ...(q.trim() !== "" && { q }),
    ...(status && { status }),
    ...(Number.isSafeInteger(claim) && claim > 0 && { claim }),
  };
}
