import { groupSettings } from "../settings/oidc-settings.ts";
import type { SettingValues } from "../settings/registry.ts";
import type { Role } from "./status.ts";

type GroupValues = Pick<SettingValues, (typeof groupSettings)[number][1] | "oidc.role_without_group">;

/** Role that comes with the groups of a person; null: they are not let in. */
export interface GroupRole {
  role: Role | null;
  /** A person who is known keeps the role: no group is named in the settings. */
  isOnlyForNew: boolean;
}

/** The first role of which the person has a group, whatever the letter case; else the one for whoever has none. */
export function roleOfGroups(settings: GroupValues, groups: readonly string[]): GroupRole {
  const has = new Set(groups.map(fold));
  const named = groupSettings.map(([role, key]) => ({ role, names: settings[key].split(",").map(fold) }));
  const fitting = named.find(({ names }) => names.some((name) => name !== "" && has.has(name)));
  if (fitting) return { role: fitting.role, isOnlyForNew: false };
  const fallback = settings["oidc.role_without_group"];
  return {
    role: fallback === "none" ? null : fallback,
    isOnlyForNew: named.every(({ names }) => names.every((name) => name === "")),
  };
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}

/** Groups in the claims of a token: a list, or one text; `path` may lead into objects with dots. Anything else is none. */
export function readGroups(claims: Record<string, unknown>, path: string): string[] {
  // A claim may have dots in its own name, as with addresses: https://example.com/groups.
  const found = Object.hasOwn(claims, path) ? claims[path] : path.split(".").reduce(step, claims as unknown);
  if (typeof found === "string") return [found];
  return Array.isArray(found) ? found.filter((each): each is string => typeof each === "string") : [];
}

function step(from: unknown, name: string): unknown {
  if (typeof from !== "object" || from === null || !Object.hasOwn(from, name)) return undefined;
  return (from as Record<string, unknown>)[name];
}
