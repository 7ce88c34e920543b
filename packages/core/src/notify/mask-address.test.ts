import { expect, test } from "vitest";
import { maskAddress } from "./mask-address.ts";

test.each([
  { name: "a usual one", address: "anna@example.com", is: "an***@example.com" },
  { name: "a short name", address: "ann@example.com", is: "a***@example.com" },
  { name: "one letter", address: "a@example.com", is: "a***@example.com" },
  { name: "Cyrillic", address: "анна@почта.рф", is: "ан***@почта.рф" },
  { name: "none", address: "anna", is: "***" },
])("$name", ({ address, is }) => {
  expect(maskAddress(address)).toBe(is);
});
