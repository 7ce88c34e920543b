import { alertRuleBodySchema } from "@earshot/contract/alert";
import { alertRuleKinds } from "@earshot/core/report/alert/alert-rule";
import { expect, test } from "vitest";
import { clockText, newRule, readClock, readClocks } from "./rule-draft.ts";

test.each(alertRuleKinds)("a new rule of the kind %s may be saved as it is", (kind) => {
  expect(alertRuleBodySchema.safeParse(newRule("x", kind)).success).toBe(true);
});

test.each([
  { text: "08:00", minutes: 480 },
  { text: " 9:05 ", minutes: 545 },
  { text: "23:59", minutes: 1_439 },
  { text: "24:00", minutes: null },
  { text: "8:60", minutes: null },
  { text: "soon", minutes: null },
])("$text is $minutes", ({ text, minutes }) => {
  expect(readClock(text)).toBe(minutes);
});

test("times of a digest are sorted, doubles and nonsense left out", () => {
  expect(readClocks("18:00, 9:00, x, 09:00")).toEqual([540, 1_080]);
  expect(clockText(545)).toBe("09:05");
});
