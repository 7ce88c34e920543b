import { expect, test } from "vitest";
import { foldRecoveryCode, newRecoveryCodes, stepOfCode, totpUri } from "./second-factor.ts";
import { hashSecret } from "@earshot/runtime/secrets";

// The secret and the codes of RFC 6238, appendix B, cut to six digits.
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  ["the first code of the RFC", "287082", 59, 1],
  ["2005", "081804", 1_111_111_109, 37_037_036],
  ["2033", "279037", 2_000_000_000, 66_666_666],
  ["half a minute late", "287082", 60, 1],
  ["half a minute early", "287082", 29, 1],
  ["a minute late", "287082", 90, null],
  ["another code", "287083", 59, null],
  ["no digits", "abcdef", 59, null],
  ["nothing", "", 59, null],
])("%s", (_name, code, seconds, step) => {
  expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(step);
});

test("the QR code names Earshot and the account", () => {
  expect(totpUri(secret, "anna@example.com")).toBe(
    `otpauth://totp/Earshot:anna%40example.com?issuer=Earshot&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  );
});

test("recovery codes are ten different ones, and are known however they are typed", () => {
  const { shown, hashes } = newRecoveryCodes();
  expect(new Set(shown).size).toBe(10);
  for (const [n, code] of shown.entries()) {
    expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
    const typed = ` ${code.toUpperCase().replaceAll("-", " ")} `;
    expect(hashSecret(foldRecoveryCode(typed))).toBe(hashes[n]);
  }
});
