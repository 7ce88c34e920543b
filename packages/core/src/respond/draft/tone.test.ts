import { expect, test } from "vitest";
import { toneOf } from "./tone.ts";

test("a post with any harsh word is negative, then praise counts, and one without a sentiment for nothing", () => {
  const posts = [["positive", "negative"], ["neutral", "positive"], ["neutral"], []] as const;
  expect(toneOf(posts.map((sentiments) => ({ sentiments })))).toEqual({
    negative: 1,
    neutral: 1,
    positive: 1,
  });
});
