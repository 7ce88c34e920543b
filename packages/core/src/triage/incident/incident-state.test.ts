import { describe, expect, test } from "vitest";
import { mayApprove, mayWork, nextStates, planState } from "./incident-state.ts";

describe("planState", () => {
  test.each([
    ["what burns is contained", "open", "contained", "", 2, true],
    ["contained is over", "contained", "closed", "", 0, true],
    ["it flares up again", "contained", "open", "", 0, true],
    ["a false alarm is closed with a word why", "open", "closed", "a namesake", 0, true],
    ["without a word it is not", "open", "closed", " ", 0, "needs_reason"],
    ["nothing to do is left over", "contained", "closed", "", 1, "open_tasks"],
    ["not even of a false alarm", "open", "closed", "a namesake", 1, "open_tasks"],
    ["what is over is opened again with a word why", "closed", "open", "new posts", 0, true],
    ["without one it is not", "closed", "open", "", 0, "needs_reason"],
    ["from over it does not go back to contained", "closed", "contained", "x", 0, "not_from_here"],
    ["it stays as it is", "open", "open", "", 0, "unchanged"],
  ] as const)("%s", (_name, from, to, reason, openTasks, outcome) => {
    const planned = planState({ state: from, openTasks }, { state: to, reason });
    expect(planned).toEqual(outcome === true ? { ok: true } : { ok: false, reason: outcome });
  });
});

test.each([
  ["open", ["contained", "closed"], true],
  ["contained", ["open", "closed"], true],
  ["closed", ["open"], false],
] as const)("from %s it goes on to %j", (state, next, isWorked) => {
  expect(nextStates(state).map((each) => each.state)).toEqual(next);
  expect(mayWork(state)).toBe(isWorked);
});

test.each([
  ["a head", "head", [], false, true],
  ["a head, of their own words", "head", [], true, true],
  ["a lawyer of the house", "legal", [], false, true],
  ["a lawyer of the house, of their own words", "legal", [], true, false],
  ["somebody of PR", "pr", [], false, false],
  ["the lead", "pr", ["lead"], false, true],
  ["the lead, of their own words", "pr", ["lead"], true, false],
  ["the lawyer of the incident", "pr", ["scribe", "lawyer"], false, true],
  ["the speaker", "pr", ["speaker"], false, false],
] as const)("%s may approve", (_name, role, inIncident, isAuthor, may) => {
  expect(mayApprove({ role, inIncident, isAuthor })).toBe(may);
});
