import { expect, test } from "vitest";
import { withoutLogin } from "./without-login.ts";

const login = { user: "earshot", password: "hunter2" };

test.each([
  { name: "a usual answer", said: "550 5.1.1 no such user", is: "550 5.1.1 no such user" },
  { name: "the password", said: "535 hunter2 is wrong", is: "535 *** is wrong" },
  { name: "the password in base64", said: `535 ${btoa("hunter2")}`, is: "535 ***" },
  { name: "what AUTH PLAIN sends", said: `535 ${btoa("\0earshot\0hunter2")}`, is: "535 ***" },
  { name: "several lines", said: "550-a\r\n550 b\u001b[2J", is: "550-a 550 b [2J" },
])("$name", ({ said, is }) => {
  expect(withoutLogin(said, { login })).toBe(is);
});

test("without a login nothing is hidden", () => {
  expect(withoutLogin("250 ok", { login: null })).toBe("250 ok");
  expect(withoutLogin("250 ok", { login: { user: "", password: "" } })).toBe("250 ok");
});
