import type { PolicyProblem } from "@earshot/core/triage/clock/check-policy";
import type { ClockPolicy } from "@earshot/core/triage/clock/policy";

/** What each part of the page is given: the policy, what is wrong with it, and how to change it. */
export interface PolicyPart {
  policy: ClockPolicy;
  problems: readonly PolicyProblem[];
  onChange: (part: Partial<ClockPolicy>) => void;
}
