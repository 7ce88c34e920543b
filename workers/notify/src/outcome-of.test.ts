import { expect, test } from "vitest";
import { outcomeOf } from "./outcome-of.ts";

const rows: { name: string; error: object; isHandedOver: boolean; is: string }[] = [
  { name: "no connection", error: { command: "CONN" }, isHandedOver: false, is: "later" },
  { name: "a lost answer", error: { command: "CONN" }, isHandedOver: true, is: "unknown" },
  { name: "stopped before the text", error: {}, isHandedOver: false, is: "later" },
  { name: "stopped after the text", error: {}, isHandedOver: true, is: "unknown" },
  {
    name: "a refused login",
    error: { command: "AUTH PLAIN", responseCode: 535 },
    isHandedOver: false,
    is: "later",
  },
  {
    name: "a full mailbox",
    error: { command: "RCPT TO", responseCode: 452 },
    isHandedOver: false,
    is: "later",
  },
  {
    name: "no such mailbox",
    error: { command: "RCPT TO", responseCode: 550 },
    isHandedOver: false,
    is: "failed",
  },
  {
    name: "a refused sender",
    error: { command: "MAIL FROM", responseCode: 553 },
    isHandedOver: false,
    is: "failed",
  },
  {
    name: "a text refused at its end",
    error: { command: "DATA", responseCode: 554 },
    isHandedOver: true,
    is: "failed",
  },
  {
    name: "a text put off at its end",
    error: { command: "DATA", responseCode: 451 },
    isHandedOver: true,
    is: "later",
  },
  {
    name: "a greeting that refuses",
    error: { command: "CONN", responseCode: 554 },
    isHandedOver: false,
    is: "later",
  },
];

test.each(rows)("$name: $is", ({ error, isHandedOver, is }) => {
  expect(outcomeOf(error, isHandedOver)).toBe(is);
});
