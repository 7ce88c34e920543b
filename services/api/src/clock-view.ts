import type { ShownClock as ClockView } from "@earshot/contract/clock";
import type { ShownClock } from "@earshot/db/queries/clock-row";
import { iso, isoOrNull } from "./iso.ts";

/** A clock of a post as the contract says it. */
export function viewClock({ stoppedBy: _stoppedBy, ...clock }: ShownClock): ClockView {
  return {
    ...clock,
    startedAt: iso(clock.startedAt),
    countedAt: iso(clock.countedAt),
    dueAt: isoOrNull(clock.dueAt),
    stoppedAt: isoOrNull(clock.stoppedAt),
  };
}
