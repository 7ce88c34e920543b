import { describe, expect, test } from "vitest";
import { adviseStory, paceOf, storyAdvices, storyAdviceWords } from "./advise-story.ts";

const still = { lately: 1, before: 1, authors: 2 };
const growing = { lately: 9, before: 2, authors: 8 };

test.each([
  { name: "from nothing", growth: { lately: 3, before: 0, authors: 3 }, pace: "growing" },
  { name: "two posts are no growth", growth: { lately: 2, before: 0, authors: 2 }, pace: "steady" },
  { name: "a little more than before", growth: { lately: 11, before: 10, authors: 9 }, pace: "steady" },
  { name: "less than before", growth: { lately: 2, before: 7, authors: 9 }, pace: "fading" },
  { name: "nothing any more", growth: { lately: 0, before: 0, authors: 9 }, pace: "steady" },
])("how a story goes on: $name", ({ growth, pace }) => {
  expect(paceOf(growth)).toBe(pace);
});

describe("what to do about a story", () => {
  test.each([
    { name: "small, to be answered", growth: still, respond: "respond", advice: "lead" },
    {
      name: "many people, to be answered",
      growth: { ...still, authors: 5 },
      respond: "respond",
      advice: "at_large",
    },
    { name: "growing, to be answered", growth: growing, respond: "respond", advice: "at_large" },
    { name: "growing, not to be answered", growth: growing, respond: "monitor", advice: "prepare" },
    { name: "growing, and nothing was suggested yet", growth: growing, respond: null, advice: "prepare" },
    { name: "small, not to be answered", growth: still, respond: "do_not_respond", advice: "watch" },
    {
      name: "an answer is being written",
      growth: growing,
      respond: "respond",
      underWay: 1,
      advice: "finish",
    },
    { name: "answered, and quiet since", growth: still, respond: "respond", after: 1, advice: "point" },
    { name: "answered, and it grows on", growth: growing, respond: "respond", after: 6, advice: "again" },
    { name: "answered a moment ago", growth: growing, respond: "respond", after: 0, advice: "point" },
  ] as const)("$name", (row) => {
    const { growth, respond, advice } = row;
    const answered = "after" in row ? { postsAfter: row.after } : null;
    const underWay = "underWay" in row ? row.underWay : 0;
    expect(adviseStory({ growth, respond, underWay, answered })).toBe(advice);
  });
});

test("every advice has its words in both languages", () => {
  for (const advice of storyAdvices)
    for (const words of Object.values(storyAdviceWords[advice]))
      expect([/[а-я]/.test(words.ru), /[a-z]/.test(words.en)]).toEqual([true, true]);
});
