import type { Role } from "./status.ts";

/** What a person can be allowed to do. */
export const actions = [
  "own_account",
  "read",
  "triage",
  "edit_watch_list",
  "edit_sources",
  "edit_settings",
  "manage_people",
  "run_system",
] as const;
export type Action = (typeof actions)[number];

const allowed: Record<Role, readonly Action[]> = {
  admin: actions,
  head: ["own_account", "read", "triage", "edit_watch_list", "edit_sources", "edit_settings"],
  pr: ["own_account", "read", "triage", "edit_watch_list", "edit_sources"],
  legal: ["own_account", "read", "triage"],
  executive: ["own_account", "read"],
  analyst: ["own_account", "read"],
  viewer: ["own_account", "read"],
};

/** Whether somebody in this role may do it. */
export function mayDo(role: Role, action: Action): boolean {
  return allowed[role].includes(action);
}
