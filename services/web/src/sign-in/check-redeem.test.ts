import { expect, test } from "vitest";
import { checkRedeem } from "./check-redeem.ts";

const good = { name: "Анна", email: "anna@example.com", password: "correct horse battery" };

test.each([
  ["all is well", good, true, {}],
  [
    "nothing given",
    { name: " ", email: "", password: "" },
    true,
    { name: "needed", email: "needed", password: "needed" },
  ],
  ["half an address", { ...good, email: "anna@" }, true, { email: "badEmail" }],
  ["spaces around an address", { ...good, email: " anna@example.com " }, true, {}],
  ["a short password", { ...good, password: "123456789" }, true, { password: "tooShort" }],
  ["a known person gives a password alone", { name: "", email: "", password: good.password }, false, {}],
])("%s", (_name, given, isFirst, wrong) => {
  expect(checkRedeem(given, isFirst)).toEqual(wrong);
});
