import { expect, test } from "vitest";
import { madeWord } from "./made-words.ts";
import { planPosts, type PlannedPost } from "./plan-posts.ts";
import { busyness } from "./rhythm.ts";

const size = {
  posts: 20_000,
  templates: 300,
  authors: 2_000,
  sources: 100,
  from: new Date("2026-01-01T00:00:00Z"),
  to: new Date("2026-07-01T00:00:00Z"),
  seed: 5,
};
const posts = [...planPosts(size)];
const byNumber = new Map(posts.map((post) => [post.number, post]));

function counted(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].toSorted((a, b) => b - a);
}

function share(isOne: (post: PlannedPost) => boolean): number {
  return posts.filter(isOne).length / posts.length;
}

test("as many posts as asked for, numbered in order of time, within the span", () => {
  expect(posts.map(({ number }) => number)).toEqual(
    Array.from({ length: size.posts }, (_, index) => index + 1),
  );
  expect(posts.every(({ at }, index) => at >= (posts[index - 1]?.at ?? size.from) && at < size.to)).toBe(
    true,
  );
});

test("the same seed plans the same, another one does not", () => {
  const [again, other] = [planPosts(size).next().value, planPosts({ ...size, seed: 6 }).next().value];
  expect(again).toEqual(posts[0]);
  expect(other).not.toEqual(posts[0]);
});

test("few authors write most, and most authors little (Zipf)", () => {
  const counts = counted(posts.map(({ author }) => author));
  const ofFirst20 = counts.slice(0, 20).reduce((sum, count) => sum + count, 0) / posts.length;
  expect(ofFirst20).toBeGreaterThan(0.35);
  expect(counts.length).toBeGreaterThan(1_200);
});

test("nights and weekends are quiet", () => {
  const isNight = ({ at }: PlannedPost): boolean => at.getUTCHours() < 3 || at.getUTCHours() >= 22;
  const isWeekend = ({ at }: PlannedPost): boolean => [0, 6].includes(at.getUTCDay());
  expect(share(isNight)).toBeLessThan(0.08);
  expect(share(isWeekend)).toBeLessThan(0.25);
});

test("a burst is the usual times its height at first, and fades", () => {
  const at = new Date("2026-03-03T09:00:00Z");
  const usual = busyness(at, []);
  const burst = { at, hours: 10, height: 11 };
  expect(busyness(at, [burst]) / usual).toBeCloseTo(11);
  const late = new Date("2026-03-03T14:00:00Z");
  expect(busyness(late, [burst]) / busyness(late, [])).toBeCloseTo(6);
});

test("answers stand in the source of what they answer; reprints are of another source, have its template and no words of their own", () => {
  expect(share(({ answers }) => answers !== null)).toBeCloseTo(0.25, 1);
  const reprints = posts.filter(({ repeats }) => repeats !== null);
  expect(reprints.length / posts.length).toBeGreaterThan(0.08);
  for (const post of posts) {
    const parent = byNumber.get(post.answers ?? post.repeats ?? -1);
    if (!parent) continue;
    expect(parent.number).toBeLessThan(post.number);
    expect(parent.repeats).toBeNull();
    if (post.answers !== null) expect(post.source).toBe(parent.source);
    else
      expect([post.source === parent.source, post.template, post.words]).toEqual([
        false,
        parent.template,
        [],
      ]);
  }
  expect(counted(reprints.map(({ repeats }) => repeats ?? 0))[0]).toBeGreaterThan(8);
});

test("made words are distinct, in the letters of their language", () => {
  const words = Array.from({ length: 5_000 }, (_, rank) => madeWord(rank, "ru"));
  expect(new Set(words).size).toBe(words.length);
  expect(words.every((word) => /^[а-я]+$/.test(word))).toBe(true);
  expect(madeWord(7, "en")).toMatch(/^[a-z]+$/);
});
