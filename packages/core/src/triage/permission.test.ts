import { expect, test } from "vitest";
import { authorize } from "./authorized.ts";
import { actions, mayAsk, mayDo, tokenScopes, type Action } from "./permission.ts";
import { roles, type Role } from "./status.ts";

/** Who may do it, by action: the other way round than the code, so that neither is a copy. */
const table: Record<Action, readonly Role[]> = {
  own_account: roles,
  read: roles,
  triage: ["admin", "head", "pr", "legal"],
  respond: ["admin", "head", "pr", "legal", "executive"],
  edit_watch_list: ["admin", "head", "pr"],
  edit_sources: ["admin", "head", "pr"],
  edit_settings: ["admin", "head"],
  approve_facts: ["admin", "head", "legal"],
  read_audit: ["admin", "head"],
  erase_data: ["admin", "head", "legal"],
  manage_people: ["admin"],
  run_system: ["admin"],
};

test.each(actions)("exactly those of the table may do %s", (action) => {
  expect(roles.filter((role) => mayDo(role, action)).toSorted()).toEqual(table[action].toSorted());
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
