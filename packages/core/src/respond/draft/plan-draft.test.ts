import { describe, expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import {
  planDecision,
  planPublication,
  planSend,
  type DecidedFinding,
  type DraftFacts,
} from "./plan-draft.ts";

const text = "Вы сами виноваты, глупцы. Нас выбрали 9 из 10 пассажиров.";
const rude: Finding = {
  check: "rudeness",
  principle: "control",
  quote: "глупцы",
  start: 18,
  end: 24,
  severity: "high",
  suggestion: "",
};
const claim: Finding = {
  ...rude,
  check: "unsupported_claim",
  principle: "objectivity",
  severity: "medium",
  quote: "Нас выбрали 9 из 10 пассажиров.",
};
const draft: DraftFacts = { state: "writing", text, findings: [], decided: [] };
const decided = (finding: Finding, over: Partial<DecidedFinding> = {}): DecidedFinding => ({
  check: finding.check,
  quote: finding.quote,
  decision: "overridden",
  personId: 1,
  ...over,
});

describe("sending for approval", () => {
  test.each<{ name: string; facts: Partial<DraftFacts>; own?: boolean; outcome: string }>([
    { name: "nothing was found", facts: {}, outcome: "ok" },
    { name: "a grave finding is open", facts: { findings: [rude] }, outcome: "undecided" },
    {
      name: "it was only read",
      facts: { findings: [rude], decided: [decided(rude, { decision: "opened" })] },
      outcome: "undecided",
    },
    { name: "it was justified", facts: { findings: [rude], decided: [decided(rude)] }, outcome: "ok" },
    {
      name: "other words were justified",
      facts: { findings: [rude], decided: [decided(rude, { quote: "дураки" })] },
      outcome: "undecided",
    },
    {
      name: "a claim without a card is for the approver to read",
      facts: { findings: [claim] },
      outcome: "ok",
    },
    { name: "unless the sender is one", facts: { findings: [claim] }, own: true, outcome: "unread" },
    { name: "it is under way already", facts: { state: "in_approval" }, outcome: "not_from_here" },
  ])("$name", ({ facts, own = false, outcome }) => {
    const planned = planSend({ ...draft, ...facts }, { personId: 1, hasOwnStep: own });
    expect(planned.ok ? "ok" : planned.reason).toBe(outcome);
  });
});

describe("deciding", () => {
  const steps = [
    { kind: "head", personId: null, state: "approved" },
    { kind: "executive", personId: 7, state: "waiting" },
  ] as const;
  const boss = { personId: 7, role: "executive" } as const;
  const waiting = { ...draft, state: "in_approval", steps } as const;
  const yes = { isApproved: true, words: "", person: boss };

  test.each<{
    name: string;
    facts?: Partial<DraftFacts>;
    wanted?: Partial<Parameters<typeof planDecision>[1]>;
    outcome: string;
  }>([
    { name: "whoever is asked approves", outcome: "ok" },
    { name: "nobody else", wanted: { person: { personId: 1, role: "head" } }, outcome: "not_yours" },
    { name: "an unsupported claim that was not opened", facts: { findings: [claim] }, outcome: "unread" },
    {
      name: "opened by somebody else",
      facts: { findings: [claim], decided: [decided(claim)] },
      outcome: "unread",
    },
    {
      name: "opened by the approver",
      facts: { findings: [claim], decided: [decided(claim, { decision: "opened", personId: 7 })] },
      outcome: "ok",
    },
    { name: "declined without a word", wanted: { isApproved: false, words: " " }, outcome: "needs_words" },
    {
      name: "declined with a word, unread",
      facts: { findings: [claim] },
      wanted: { isApproved: false, words: "Нет" },
      outcome: "ok",
    },
    { name: "after it was written anew", facts: { state: "writing" }, outcome: "not_from_here" },
  ])("$name", ({ facts = {}, wanted = {}, outcome }) => {
    const planned = planDecision({ ...waiting, ...facts }, { ...yes, ...wanted });
    expect(planned.ok ? "ok" : planned.reason).toBe(outcome);
  });
});

test("only what was approved is published", () => {
  expect(planPublication("approved")).toEqual({ ok: true });
  expect(planPublication("in_approval")).toEqual({ ok: false, reason: "not_from_here" });
});
