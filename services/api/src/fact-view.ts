import type { Fact as FactView } from "@earshot/contract/fact";
import type { Fact } from "@earshot/db/queries/facts/fact-list";
import { iso, isoOrNull } from "./iso.ts";

/** A fact card for an answer. */
export function viewFact({ approvedAt, expiresAt, changedAt, ...fact }: Fact): FactView {
  return {
    ...fact,
    approvedAt: isoOrNull(approvedAt),
    expiresAt: isoOrNull(expiresAt),
    changedAt: iso(changedAt),
  };
}
