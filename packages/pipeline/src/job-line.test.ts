import { expect, it } from "vitest";
import { GivenBack, RetryLater, TakenOver, UnrecoverableError } from "./job-errors.ts";
import { outcomeOf } from "./job-line.ts";

const rows = [
  { name: "success", error: null, made: 0, outcome: "done" },
  { name: "an attempt is left", error: new Error("x"), made: 1, outcome: "retry" },
  { name: "the last attempt", error: new Error("x"), made: 2, outcome: "failed" },
  { name: "hopeless", error: new UnrecoverableError("x"), made: 0, outcome: "failed" },
  { name: "later, at the last attempt", error: new RetryLater(5), made: 2, outcome: "later" },
  { name: "given back", error: new GivenBack("x"), made: 2, outcome: "given_back" },
  { name: "taken over", error: new TakenOver("x"), made: 2, outcome: "taken_over" },
];

it.each(rows)("$name is $outcome", ({ error, made, outcome }) => {
  expect(outcomeOf(error, { attemptsMade: made, opts: { attempts: 3 } })).toBe(outcome);
});
