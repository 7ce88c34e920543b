import { expect, test } from "vitest";
import { judgeFairness, type ComparedEntity, type ComparingSource } from "./judge-fairness.ts";

const period = { from: new Date("2026-11-01T00:00:00Z"), to: new Date("2026-11-21T00:00:00Z") };
const long = new Date("2026-01-01T00:00:00Z");

function entity(
  name: string,
  bySource: [number, number][],
  given: Partial<ComparedEntity> = {},
): ComparedEntity {
  return { name, bySource: new Map(bySource), addedAt: long, isHistorySearched: false, terms: 3, ...given };
}
const up: ComparingSource = { covered: 1, onlyFor: null };
const both = [
  entity("Мы", [
    [1, 40],
    [2, 40],
  ]),
  entity("Они", [
    [1, 30],
    [2, 10],
  ]),
];

test.each<[string, ComparedEntity[], [number, ComparingSource][], string[], boolean]>([
  [
    "the same sources, all of them up",
    both,
    [
      [1, up],
      [2, up],
    ],
    [],
    false,
  ],
  ["one alone is compared with nobody", both.slice(0, 1), [[1, { ...up, covered: 0 }]], [], false],
  [
    "what is down for both alike is fair",
    both,
    [
      [1, { ...up, covered: 0.5 }],
      [2, { ...up, covered: 0.5 }],
    ],
    [],
    false,
  ],
  [
    "theirs was down for a while",
    [entity("Мы", [[1, 40]]), entity("Они", [[2, 40]])],
    [
      [1, up],
      [2, { ...up, covered: 0.7 }],
    ],
    ["heard_unlike"],
    false,
  ],
  [
    "theirs was down for most of it",
    [entity("Мы", [[1, 40]]), entity("Они", [[2, 40]])],
    [
      [1, up],
      [2, { ...up, covered: 0.3 }],
    ],
    ["heard_unlike"],
    true,
  ],
  [
    "a third of ours comes from our own wall",
    [
      entity("Мы", [
        [1, 40],
        [3, 20],
      ]),
      both[1] ?? entity("Они", []),
    ],
    [
      [1, up],
      [2, up],
      [3, { covered: 1, onlyFor: [0] }],
    ],
    ["sources_of_one"],
    false,
  ],
  [
    "most of ours comes from a search for our name",
    [
      entity("Мы", [
        [1, 10],
        [3, 90],
      ]),
      both[1] ?? entity("Они", []),
    ],
    [
      [1, up],
      [2, up],
      [3, { covered: 1, onlyFor: [0] }],
    ],
    ["sources_of_one"],
    true,
  ],
  [
    "each has a wall of its own",
    [
      entity("Мы", [
        [1, 40],
        [3, 20],
      ]),
      entity("Они", [
        [1, 40],
        [4, 20],
      ]),
    ],
    [
      [1, up],
      [3, { covered: 1, onlyFor: [0] }],
      [4, { covered: 1, onlyFor: [1] }],
    ],
    [],
    false,
  ],
  [
    "a search for all of them is for nobody alone",
    [entity("Мы", [[3, 90]]), entity("Они", [[3, 50]])],
    [[3, { covered: 1, onlyFor: [0, 1] }]],
    [],
    false,
  ],
  [
    "watched since five days",
    [entity("Мы", [[1, 40]]), entity("Они", [[1, 40]], { addedAt: new Date("2026-11-06T00:00:00Z") })],
    [[1, up]],
    ["added_within"],
    false,
  ],
  [
    "watched since the last of twenty days",
    [entity("Мы", [[1, 40]]), entity("Они", [[1, 40]], { addedAt: new Date("2026-11-20T00:00:00Z") })],
    [[1, up]],
    ["added_within"],
    true,
  ],
  [
    "added late, and history searched",
    [
      entity("Мы", [[1, 40]]),
      entity("Они", [[1, 40]], { addedAt: new Date("2026-11-20T00:00:00Z"), isHistorySearched: true }),
    ],
    [[1, up]],
    [],
    false,
  ],
  [
    "all added in one sitting, within the period",
    both.map((each) => ({ ...each, addedAt: new Date("2026-11-18T00:00:00Z") })),
    [
      [1, up],
      [2, up],
    ],
    [],
    false,
  ],
  [
    "one word against five",
    [entity("Мы", [[1, 40]], { terms: 5 }), entity("Они", [[1, 40]], { terms: 1 })],
    [[1, up]],
    ["few_terms"],
    false,
  ],
  [
    "no word at all",
    [entity("Мы", [[1, 40]], { terms: 5 }), entity("Они", [[1, 40]], { terms: 0 })],
    [[1, up]],
    ["few_terms"],
    true,
  ],
  [
    "a handful of mentions says nothing of where they come from",
    [entity("Мы", [[3, 4]]), entity("Они", [[1, 4]])],
    [
      [1, { covered: 0.1, onlyFor: null }],
      [3, { covered: 1, onlyFor: [0] }],
    ],
    [],
    false,
  ],
])("%s", (_, compared, sources, codes, isRefused) => {
  const judged = judgeFairness(compared, new Map(sources), period);
  expect({ codes: judged.warnings.map(({ code }) => code), isRefused: judged.isRefused }).toEqual({
    codes,
    isRefused,
  });
});

test("it says in words who is heard less", () => {
  const compared = [entity("Мы", [[1, 40]]), entity("Они", [[2, 40]])];
  const [warning] = judgeFairness(
    compared,
    new Map([
      [1, up],
      [2, { ...up, covered: 0.71 }],
    ]),
    period,
  ).warnings;
  expect(warning?.words).toEqual({
    ru: "Слышно не одинаково: источники, где пишут о «Они», работали 71 % периода, о «Мы» — 100 %. Доля «Они» занижена.",
    en: "Not heard alike: the sources that speak of Они were up for 71% of the period, those of Мы for 100%. The share of Они is too low.",
  });
});
