import { expect, test } from "vitest";
import { gapBefore, isBacklog } from "./backlog.ts";
import { chooseProof } from "./choose-proof.ts";
import { findCauses } from "./find-causes.ts";
import type { FoundSpike, SpikeMention, UsualMix } from "./spike-cause.ts";

const start = new Date("2026-10-08T00:00:00Z");
const spike: FoundSpike = {
  from: start,
  until: new Date("2026-10-09T00:00:00Z"),
  count: 40,
  expected: 10,
  threshold: 22,
  probability: 1e-9,
  burst: null,
};
const usual: UsualMix = {
  n: 300,
  of: {
    source: new Map([
      ["1", 150],
      ["2", 150],
    ]),
    direction: new Map([
      ["none", 250],
      ["crisis", 10],
      ["feedback_request", 40],
    ]),
    sentiment: new Map([
      ["neutral", 200],
      ["negative", 30],
      ["positive", 70],
    ]),
    platform: new Map([["vk", 300]]),
  },
};

let made = 0;
function mentions(n: number, given: Partial<SpikeMention> = {}): SpikeMention[] {
  return Array.from({ length: n }, () => {
    made += 1;
    return {
      postId: made,
      publishedAt: new Date(start.getTime() + made * 1_000),
      isUndated: false,
      storyId: null,
      sourceId: (made % 30) + 10,
      cardId: null,
      platform: "vk",
      entityId: 1,
      directions: ["none"],
      sentiment: "neutral",
      isReprint: false,
      audience: null,
      engagement: null,
      ...given,
    };
  });
}

const told = (found: readonly SpikeMention[]) =>
  findCauses(spike, found, usual)
    .causes.filter(({ kind }) => kind !== "first")
    .map(({ kind, key, share }) => `${kind} ${key} ${Math.round((share ?? 0) * 100)}`);

test.each<[string, () => SpikeMention[], string[]]>([
  ["one story of many", () => [...mentions(30, { storyId: 7 }), ...mentions(10)], ["story 7 100"]],
  [
    "two stories",
    () => [...mentions(18, { storyId: 7 }), ...mentions(12, { storyId: 8 }), ...mentions(10)],
    ["story 7 60", "story 8 40"],
  ],
  [
    "a source that always writes much explains less",
    () => [...mentions(15, { sourceId: 1 }), ...mentions(25)],
    [],
  ],
  [
    "a source that never wrote so much",
    () => [...mentions(25, { sourceId: 1 }), ...mentions(15)],
    ["source 1 67"],
  ],
  ["a person", () => [...mentions(12, { cardId: 5 }), ...mentions(28)], ["author 5 40"]],
  [
    "a direction that rose, and not the one that always is there",
    () => [...mentions(20, { directions: ["crisis"] }), ...mentions(20)],
    ["direction crisis 66"],
  ],
  [
    "negative rose",
    () => [...mentions(20, { sentiment: "negative" }), ...mentions(20)],
    ["sentiment negative 63"],
  ],
  ["the only platform explains nothing", () => mentions(40), []],
  ["two mentions are no cause", () => [...mentions(2, { storyId: 7 }), ...mentions(3)], []],
])("%s", (_, found, expected) => {
  expect(told(found())).toEqual(expected);
});

test("it began with the first mention of its story, not with whatever came first that day", () => {
  const found = [...mentions(5), ...mentions(30, { storyId: 7, sourceId: 3 })];
  expect(findCauses(spike, found, usual).first).toBe(found[5]);
});

test("five posts prove it: the first, the widest, typical ones; each once", () => {
  const found = [
    ...mentions(1, { storyId: 7, audience: 900_000 }),
    ...mentions(1, { storyId: 7, audience: 500_000 }),
    ...mentions(28, { storyId: 7, directions: ["crisis"], sentiment: "negative" }),
    ...mentions(1, { storyId: 7, directions: ["crisis"], sentiment: "negative", engagement: 90 }),
    ...mentions(9, { audience: 9_000_000 }),
  ];
  const proof = chooseProof(found, findCauses(spike, found, usual));
  expect(proof.map(({ why }) => why)).toEqual(["earliest", "widest", "typical", "typical", "typical"]);
  expect(new Set(proof.map(({ postId }) => postId)).size).toBe(5);
  expect(proof[0]?.postId).toBe(found[0]?.postId);
  expect(proof[2]?.postId).toBe(found[30]?.postId);
});

test.each<[string, number, boolean, number | null]>([
  ["undated posts of a source whose gap ended: a backlog", 30, true, 30],
  ["dated ones were published then: a spike, with a word of the gap", 30, false, 0],
  ["a few of them leave the threshold passed", 5, true, 5],
])("%s", (_, n, isUndated, late) => {
  const found = [...mentions(n, { sourceId: 2, isUndated }), ...mentions(40 - n)];
  const gap = gapBefore(spike, found, [{ sourceId: 2, until: new Date("2026-10-07T22:00:00Z") }]);
  expect(gap?.late).toBe(late);
  expect(isBacklog(spike, gap, found.length)).toBe(n === 30 && isUndated);
});

test("a gap that ended a day before explains nothing", () => {
  const found = mentions(40, { sourceId: 2, isUndated: true });
  expect(gapBefore(spike, found, [{ sourceId: 2, until: new Date("2026-10-06T22:00:00Z") }])).toBeNull();
});
