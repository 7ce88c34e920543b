import type { Role } from "./status.ts";

/** What a person can be allowed to do. */
export const actions = ["read", "triage", "edit_watch_list", "edit_sources", "run_system"] as const;
export type Action = (typeof actions)[number];

const allowed: Record<Role, readonly Action[]> = {
  admin: actions,
  head: ["read", "triage", "edit_watch_list", "edit_sources"],
  pr: ["read", "triage", "edit_watch_list", "edit_sources"],
  legal: ["read", "triage"],
  executive: ["read"],
  analyst: ["read"],
  viewer: ["read"],
};

/** Whether somebody in this role may do it. */
export function mayDo(role: Role, action: Action): boolean {
  return allowed[role].includes(action);
}
