import { expect, test } from "vitest";
import { checkRedeem } from "./check-redeem.ts";

const good = { name: "Анна", email: "anna@example.com", password: "correct horse battery" };

test.each<[string, typeof good, Parameters<typeof checkRedeem>[1], object]>([
  ["all is well", good, "first_person", {}],
  [
    "nothing given",
    { name: " ", email: "", password: "" },
    "first_person",
    { name: "needed", email: "needed", password: "needed" },
  ],
  ["half an address", { ...good, email: "anna@" }, "first_person", { email: "badEmail" }],
  ["spaces around an address", { ...good, email: " anna@example.com " }, "first_person", {}],
  ["a short password", { ...good, password: "123456789" }, "first_person", { password: "tooShort" }],
  [
    "a known person gives a password alone",
    { name: "", email: "", password: good.password },
    "new_password",
    {},
  ],
  ["an invited one confirms the name", { ...good, name: " ", email: "" }, "invitation", { name: "needed" }],
])("%s", (_name, given, purpose, wrong) => {
  expect(checkRedeem(given, purpose)).toEqual(wrong);
});
