import { expect, test } from "vitest";
import { correctionRatio, mayCarry } from "./claim.ts";

test.each([
  ["says most of it", { likeness: 0.7, asksTruth: false }, true],
  ["has half of its words", { likeness: 0.5, asksTruth: false }, false],
  ["asks whether it is true, with some of its words", { likeness: 0.4, asksTruth: true }, true],
  ["asks whether something else is true", { likeness: 0.2, asksTruth: true }, false],
])("a post that %s", (_name, post, isProposed) => {
  expect(mayCarry(post)).toBe(isProposed);
});

const reach = (total: number | null, posts = 1) => ({ total, posts, known: total === null ? 0 : posts });
test.each([
  ["half as many heard what is so", reach(1_000), reach(500), 0.5],
  ["more heard what is so", reach(200), reach(500), 2.5],
  ["nothing was said yet", reach(1_000), reach(null, 0), 0],
  ["nobody knows who saw the claim", reach(null), reach(500), null],
  ["nobody saw the claim", reach(0), reach(500), null],
  ["nobody knows who saw what is so", reach(1_000), reach(null), null],
  ["nobody carries it", reach(null, 0), reach(null, 0), null],
])("%s", (_name, claim, correction, ratio) => {
  expect(correctionRatio(claim, correction)).toBe(ratio);
});
