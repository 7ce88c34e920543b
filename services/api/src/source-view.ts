import { readSourceReason } from "@earshot/core/collect/source-reason";
import { stateAt } from "@earshot/core/collect/source-state";
import type { Source } from "@earshot/contract/source";
import type { SourceListRow } from "@earshot/db/queries/sources";
import { iso, isoOrNull } from "./iso.ts";

/** A healthy source that nobody visits is late, whatever its last visit said; so the state depends on the time. */
export function viewSource(row: SourceListRow, now: Date): Source {
  const shown = stateAt(
    {
      state: row.state,
      since: row.stateSince,
      reason: row.reasonCode === null ? null : readSourceReason(row.reasonCode),
    },
    row.retiredAt === null ? row.nextCheckAt : null,
    now,
  );
  return {
    ...row,
    state: shown.state,
    stateSince: iso(shown.since),
    reasonCode: shown.reason,
    lastSuccessAt: isoOrNull(row.lastSuccessAt),
    lastAttemptAt: isoOrNull(row.lastAttemptAt),
    nextCheckAt: isoOrNull(row.nextCheckAt),
    retiredAt: isoOrNull(row.retiredAt),
  };
}
