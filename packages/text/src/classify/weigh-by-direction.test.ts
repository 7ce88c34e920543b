import { expect, it } from "vitest";
import { weighByDirection } from "./weigh-by-direction.ts";

it.each([
  { name: "leaves a matter to act on as it is", values: [0.5, 0.3, 0.2], none: 0, weighed: [0.5, 0.3, 0.2] },
  {
    name: "makes a passing mention more neutral",
    values: [0, 0.5, 0.5],
    none: 1,
    weighed: [0, 0.8 / 1.3, 0.5 / 1.3],
  },
  { name: "keeps what is certain", values: [1, 0, 0], none: 1, weighed: [1, 0, 0] },
])("$name", ({ values, none, weighed }) => {
  for (const [at, value] of weighByDirection(values, none).entries())
    expect(value).toBeCloseTo(weighed[at] ?? -1);
});
