import type { Role } from "./status.ts";

/** What a person can be allowed to do. */
export const actions = [
  "own_account",
  "read",
  "triage",
  /** Write, approve and publish answers; whose word a draft needs is decided by its chain. */
  "respond",
  "edit_watch_list",
  "edit_sources",
  "edit_settings",
  /** Vouch for a statement that others then repeat: whoever writes it is not enough. */
  "approve_facts",
  "read_audit",
  /** Release what is held as evidence, erase what is known of a person: what goes does not come back. */
  "erase_data",
  "manage_people",
  "run_system",
] as const;
export type Action = (typeof actions)[number];

/**
 * What an API token can be allowed to do. Whatever gives or takes access (one's account, people, tokens themselves) stays with
 * people who sign in, so that a stolen token cannot make itself a second one; so does what takes data away for good.
 */
export const tokenScopes = [
  "read",
  "triage",
  "edit_watch_list",
  "edit_sources",
  "edit_settings",
  "read_audit",
  "run_system",
] as const satisfies readonly Action[];
export type TokenScope = (typeof tokenScopes)[number];

const allowed: Record<Role, readonly Action[]> = {
  admin: actions,
  head: [
    "own_account",
    "read",
    "triage",
    "respond",
    "edit_watch_list",
    "edit_sources",
    "edit_settings",
    "approve_facts",
    "read_audit",
    "erase_data",
  ],
  pr: ["own_account", "read", "triage", "respond", "edit_watch_list", "edit_sources"],
  legal: ["own_account", "read", "triage", "respond", "approve_facts", "erase_data"],
  executive: ["own_account", "read", "respond"],
  analyst: ["own_account", "read"],
  viewer: ["own_account", "read"],
};

/** Whether somebody in this role may do it. */
export function mayDo(role: Role, action: Action): boolean {
  return allowed[role].includes(action);
}

/** Who asks: a person, and the scopes of the API token that speaks for the person, or null for the person's own session. */
export interface Asking {
  role: Role;
  scopes?: readonly TokenScope[] | null;
}

/** The same for whoever asks: a token may do what its scopes and the role of its owner both allow. */
export function mayAsk({ role, scopes = null }: Asking, action: Action): boolean {
  const isInScope = scopes === null || (scopes as readonly Action[]).includes(action);
  return isInScope && mayDo(role, action);
}
