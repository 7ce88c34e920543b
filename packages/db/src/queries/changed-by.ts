import { authorizeMachine, type Authorized, type AuthorizedByMachine } from "@earshot/core/triage/authorized";
import type { Action } from "@earshot/core/triage/permission";
import { commandLine, type Actor } from "./audit.ts";

/** On whose behalf something is changed: the proof that it is allowed, and whom the audit log names. */
export interface ChangedBy<A extends Action> {
  may: Authorized<A>;
  actor: Actor;
}

/** The same for what a command may change too. */
export interface ChangedByAnyone<A extends Action> {
  may: Authorized<A> | AuthorizedByMachine;
  actor: Actor;
}

/** For commands alone. */
export function byCommandLine(): { may: AuthorizedByMachine; actor: Actor } {
  return { may: authorizeMachine(), actor: commandLine };
}
