import { describe, expect, test } from "vitest";
import { mayDecide, planChain, stateOfSteps, waitingStep, type ChainFacts } from "./approval-chain.ts";

const pr = { personId: 2, role: "pr" } as const;
const plain: ChainFacts = { author: pr, speaker: "company", spokesId: null, isLegal: false };

describe("whose word a draft needs", () => {
  test.each<{ name: string; facts: Partial<ChainFacts>; steps: string[] }>([
    { name: "the company's: the head", facts: {}, steps: ["head"] },
    { name: "with words of law: the lawyer too", facts: { isLegal: true }, steps: ["head", "legal"] },
    { name: "in the lawyer's name", facts: { speaker: "legal" }, steps: ["head", "legal"] },
    {
      name: "an executive's: that person last",
      facts: { speaker: "executive", spokesId: 7, isLegal: true },
      steps: ["head", "legal", "executive 7"],
    },
    {
      name: "an executive who was not named: anybody of that role",
      facts: { speaker: "executive" },
      steps: ["head", "executive"],
    },
    {
      name: "a head wrote it: nobody else is asked about the company's words",
      facts: { author: { personId: 1, role: "head" } },
      steps: ["own head"],
    },
    {
      name: "executives who write their own answers are asked by nobody but the head",
      facts: { author: { personId: 7, role: "executive" }, speaker: "executive", spokesId: 7 },
      steps: ["head", "own executive 7"],
    },
    {
      name: "an executive who writes for another one",
      facts: { author: { personId: 8, role: "executive" }, speaker: "executive", spokesId: 7 },
      steps: ["head", "executive 7"],
    },
  ])("$name", ({ facts, steps }) => {
    const planned = planChain({ ...plain, ...facts });
    const told = planned.map(({ kind, personId, isOwn }) =>
      [isOwn ? "own" : "", kind, personId ?? ""].filter((part) => part !== "").join(" "),
    );
    expect(told).toEqual(steps);
  });
});

describe("who may decide", () => {
  test.each([
    { name: "a head for the head", step: { kind: "head", personId: null }, role: "head", may: true },
    {
      name: "an administrator for the head",
      step: { kind: "head", personId: null },
      role: "admin",
      may: true,
    },
    { name: "no pr for the head", step: { kind: "head", personId: null }, role: "pr", may: false },
    { name: "a lawyer for the lawyer", step: { kind: "legal", personId: null }, role: "legal", may: true },
    { name: "no head for the lawyer", step: { kind: "legal", personId: null }, role: "head", may: false },
    { name: "any executive", step: { kind: "executive", personId: null }, role: "executive", may: true },
    { name: "the person named", step: { kind: "executive", personId: 5 }, role: "executive", may: true },
    { name: "nobody else", step: { kind: "executive", personId: 6 }, role: "executive", may: false },
    { name: "no administrator either", step: { kind: "executive", personId: 6 }, role: "admin", may: false },
  ] as const)("$name", ({ step, role, may }) => {
    expect(mayDecide(step, { personId: 5, role })).toBe(may);
  });
});

test("one after the other, and nobody after a refusal", () => {
  const step = (state: "waiting" | "approved" | "declined") =>
    ({ kind: "head", personId: null, state }) as const;
  expect(waitingStep([step("approved"), step("waiting"), step("waiting")])).toEqual(step("waiting"));
  expect(waitingStep([step("declined"), step("waiting")])).toBeNull();
  expect(stateOfSteps([step("approved"), step("waiting")])).toBe("in_approval");
  expect(stateOfSteps([step("declined"), step("waiting")])).toBe("declined");
  expect(stateOfSteps([step("approved")])).toBe("approved");
});
