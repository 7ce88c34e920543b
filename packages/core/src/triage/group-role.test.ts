import { expect, test } from "vitest";
import { readGroups, roleOfGroups } from "./group-role.ts";

const none = {
  "oidc.admin_groups": "",
  "oidc.head_groups": "",
  "oidc.pr_groups": "",
  "oidc.legal_groups": "",
  "oidc.executive_groups": "",
  "oidc.analyst_groups": "",
  "oidc.viewer_groups": "",
  "oidc.role_without_group": "none",
} as const;
const named = { ...none, "oidc.pr_groups": "PR, Пресс-служба", "oidc.admin_groups": "it-admins" };

test.each([
  { name: "a group", settings: named, groups: ["pr"], is: { role: "pr", isOnlyForNew: false } },
  {
    name: "a group in Russian",
    settings: named,
    groups: ["ПРЕСС-СЛУЖБА "],
    is: { role: "pr", isOnlyForNew: false },
  },
  {
    name: "two roles",
    settings: named,
    groups: ["pr", "IT-admins"],
    is: { role: "admin", isOnlyForNew: false },
  },
  { name: "a foreign group", settings: named, groups: ["hr"], is: { role: null, isOnlyForNew: false } },
  { name: "part of a name", settings: named, groups: ["prx", "p"], is: { role: null, isOnlyForNew: false } },
  { name: "an empty group", settings: named, groups: ["", " "], is: { role: null, isOnlyForNew: false } },
  {
    name: "a foreign group, others may look",
    settings: { ...named, "oidc.role_without_group": "viewer" as const },
    groups: ["hr"],
    is: { role: "viewer", isOnlyForNew: false },
  },
  { name: "nothing set up", settings: none, groups: ["pr"], is: { role: null, isOnlyForNew: true } },
])("role of $name", ({ settings, groups, is }) => {
  expect(roleOfGroups(settings, groups)).toEqual(is);
});

test.each([
  { name: "a list", claims: { groups: ["a", "b"] }, path: "groups", is: ["a", "b"] },
  { name: "one text", claims: { groups: "a" }, path: "groups", is: ["a"] },
  {
    name: "inside an object",
    claims: { realm_access: { roles: ["a"] } },
    path: "realm_access.roles",
    is: ["a"],
  },
  {
    name: "an address",
    claims: { "https://e.com/groups": ["a"] },
    path: "https://e.com/groups",
    is: ["a"],
  },
  { name: "what is no text", claims: { groups: ["a", 1, null] }, path: "groups", is: ["a"] },
  { name: "nothing", claims: {}, path: "groups", is: [] },
  { name: "a way through a text", claims: { a: "b" }, path: "a.length", is: [] },
  { name: "what every object has", claims: {}, path: "__proto__.constructor", is: [] },
])("groups in $name", ({ claims, path, is }) => {
  expect(readGroups(claims, path)).toEqual(is);
});
