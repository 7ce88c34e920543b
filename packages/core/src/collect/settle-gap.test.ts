import { expect, test } from "vitest";
import { settleGap } from "./settle-gap.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
const gap = { from: at(4), to: at(10) };

test.each([
  { name: "it shows posts from before the gap", offered: at(2), outcome: "whole", rest: null },
  { name: "its oldest post is the first moment of the gap", offered: at(4), outcome: "whole", rest: null },
  {
    name: "its posts begin within the gap",
    offered: at(7),
    outcome: "part",
    rest: { from: at(4), to: at(7) },
  },
  { name: "its posts begin where the gap ends", offered: at(10), outcome: "nothing", rest: gap },
  { name: "its posts begin later", offered: at(20), outcome: "nothing", rest: gap },
  { name: "it shows no posts", offered: null, outcome: "nothing", rest: gap },
])("$name: $outcome", ({ offered, outcome, rest }) => {
  expect(settleGap(gap, offered)).toEqual({ outcome, rest });
});
