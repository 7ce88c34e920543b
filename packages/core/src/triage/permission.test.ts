import { expect, test } from "vitest";
import { authorize } from "./authorized.ts";
import { actions, mayAsk, mayDo, tokenScopes } from "./permission.ts";
import { roles } from "./status.ts";

const table = {
  admin: [
    "own_account",
    "read",
    "triage",
    "edit_watch_list",
    "edit_sources",
    "edit_settings",
    "read_audit",
    "erase_data",
    "manage_people",
    "run_system",
  ],
  head: [
    "own_account",
    "read",
    "triage",
    "edit_watch_list",
    "edit_sources",
    "edit_settings",
    "read_audit",
    "erase_data",
  ],
  pr: ["own_account", "read", "triage", "edit_watch_list", "edit_sources"],
  legal: ["own_account", "read", "triage", "erase_data"],
  executive: ["own_account", "read"],
  analyst: ["own_account", "read"],
  viewer: ["own_account", "read"],
};

test.each(roles)("%s may do exactly what the table says", (role) => {
  expect(actions.filter((action) => mayDo(role, action))).toEqual(table[role]);
});

test("an authorization names the person and the action, or is refused", () => {
  expect(authorize({ personId: 7, role: "pr" }, "triage")).toEqual({ personId: 7, action: "triage" });
  expect(authorize({ personId: 7, role: "viewer" }, "triage")).toBeNull();
});

test("a token may do what its scopes and the role of its owner both allow", () => {
  const scopes = ["read", "edit_sources"] as const;
  expect(actions.filter((action) => mayAsk({ role: "pr", scopes }, action))).toEqual(scopes);
  expect(actions.filter((action) => mayAsk({ role: "viewer", scopes }, action))).toEqual(["read"]);
  expect(authorize({ personId: 7, role: "admin", scopes }, "triage")).toBeNull();
});

test("no token, whatever its scopes, gives or takes access", () => {
  const given = actions.filter((action) => mayAsk({ role: "admin", scopes: tokenScopes }, action));
  expect(given).not.toContain("own_account");
  expect(given).not.toContain("manage_people");
});
