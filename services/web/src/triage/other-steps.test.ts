import { expect, test } from "vitest";
import { hearOtherSteps, noteStep, type OtherStep } from "./other-steps.ts";

test("a step is told to the page that is open, and taken back once, by whichever way comes first", () => {
  const heard: OtherStep[] = [];
  const undone: string[] = [];
  noteStep(() => undone.push("before"));
  const leave = hearOtherSteps((step) => heard.push(step));
  const step = noteStep(() => undone.push("star"));
  noteStep(() => undone.push("block"));
  leave();
  noteStep(() => undone.push("after"));
  expect(heard).toHaveLength(2);
  expect([step.takeBack(), heard[0]?.takeBack(), heard[1]?.takeBack()]).toEqual([true, false, true]);
  expect(undone).toEqual(["star", "block"]);
});
