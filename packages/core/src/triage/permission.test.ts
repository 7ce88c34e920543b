import { expect, test } from "vitest";
import { authorize } from "./authorized.ts";
import { actions, mayDo } from "./permission.ts";
import { roles } from "./status.ts";

const table = {
  admin: [
    "own_account",
    "read",
    "triage",
    "edit_watch_list",
    "edit_sources",
    "edit_settings",
    "manage_people",
    "run_system",
  ],
  head: ["own_account", "read", "triage", "edit_watch_list", "edit_sources", "edit_settings"],
  pr: ["own_account", "read", "triage", "edit_watch_list", "edit_sources"],
  legal: ["own_account", "read", "triage"],
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
