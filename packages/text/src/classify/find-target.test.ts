import { describe, expect, it } from "vitest";
import { findTarget } from "./find-target.ts";

const nothing = { title: null, start: null, end: null };

describe("findTarget", () => {
  const rows = [
    { name: "no target", input: { ...nothing, text: "a b", target: null }, found: null },
    { name: "a blank target", input: { ...nothing, text: "a b", target: " " }, found: null },
    {
      name: "a name in another case",
      input: { ...nothing, text: "у Билайна сбой", target: "Билайн" },
      found: ["Билайна"],
    },
    {
      name: "a target that is not named",
      input: { ...nothing, text: "сбой", target: "alfabank" },
      found: [],
    },
    {
      name: "offsets",
      input: { ...nothing, text: "He met her", target: "her", start: 7, end: 10 },
      found: ["her"],
    },
  ];
  it.each(rows)("$name", ({ input, found }) => {
    const target = findTarget(input);
    expect(target?.spans.map(({ start, end }) => input.text.slice(start, end)) ?? null).toEqual(found);
  });

  it("counts offsets after the title", () => {
    const target = findTarget({ text: "met her", title: "Hi", target: "her", start: 4, end: 7 });
    expect(target?.spans.map(({ start, end }) => "Hi\nmet her".slice(start, end))).toEqual(["her"]);
  });
});
