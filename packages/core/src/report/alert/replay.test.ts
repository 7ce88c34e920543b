import { expect, test } from "vitest";
import type { AlertPost } from "./judge-alert-post.ts";
import { replayPosts, replaySpikes } from "./replay.ts";

const start = Date.parse("2026-11-01T00:00:00Z");
const at = (minutes: number) => new Date(start + minutes * 60_000);

function post(postId: number, minutes: number, change: Partial<AlertPost> = {}): AlertPost {
  return {
    postId,
    publishedAt: at(minutes),
    foundAt: at(minutes),
    isNews: true,
    isSaidByPerson: false,
    severity: 4,
    direction: "crisis",
    also: [],
    confidence: 1,
    storyId: null,
    storyPosts: null,
    author: null,
    mentions: [],
    ...change,
  };
}

const rule = { condition: { kind: "severity", from: 4 }, groupBy: "rule", coolDownMinutes: 60 } as const;

test.each([
  { name: "nothing", minutes: [], alerts: [] },
  { name: "one", minutes: [5], alerts: [{ at: 5, posts: 1 }] },
  { name: "those within the cool-down join", minutes: [0, 30, 85, 140], alerts: [{ at: 0, posts: 4 }] },
  {
    name: "what comes later begins anew",
    minutes: [0, 61],
    alerts: [
      { at: 61, posts: 1 },
      { at: 0, posts: 1 },
    ],
  },
  {
    name: "in whatever order they come",
    minutes: [200, 0, 30],
    alerts: [
      { at: 200, posts: 1 },
      { at: 0, posts: 2 },
    ],
  },
])("$name", ({ minutes, alerts }) => {
  const replay = replayPosts(
    rule,
    minutes.map((each, i) => post(i + 1, each)),
    30,
  );
  expect(
    replay.alerts.map((each) => ({ at: (each.at.getTime() - start) / 60_000, posts: each.postCount })),
  ).toEqual(alerts);
  expect(replay.perMonth).toBeCloseTo((alerts.length / 30) * 30.4375, 6);
});

test("stories are counted as they were when each post came", () => {
  const times = [0, 10, 20, 30].map(at);
  const posts = [0, 10, 20, 30].map((minutes, i) => post(i + 1, minutes, { storyId: 7, storyPosts: times }));
  const growing = {
    condition: { kind: "story", posts: 3, hours: 1 },
    groupBy: "story",
    coolDownMinutes: 600,
  } as const;
  expect(replayPosts(growing, posts, 30).alerts).toEqual([
    { at: at(20), postCount: 2, postId: 3, spike: null },
  ]);
});

test("spikes are judged by what was usual as of their day, and last as one", () => {
  const weeks = 12;
  const counts: (number | null)[] = Array.from({ length: weeks * 168 }, (_, hour) =>
    hour % 3 === 0 ? 2 : 1,
  );
  counts.fill(40, 11 * 168, 11 * 168 + 3);
  const condition = { windowHours: 1, falseAlarmsPerMonth: 1, minCount: 5 } as const;
  const hours = { since: new Date(start), counts, zone: "UTC" };
  const replay = replaySpikes({ condition, coolDownMinutes: 180 }, hours, 28);
  expect(replay.alerts).toHaveLength(1);
  expect(replay.alerts[0]).toMatchObject({ at: at(11 * 168 * 60), postCount: 40, spike: { count: 40 } });
  expect(replay.days).toBe(28);
  expect(replay.falseAlarmsPerMonth).toBeLessThanOrEqual(1);
});

test("days without enough before them are not counted as quiet ones", () => {
  const counts = Array.from({ length: 20 * 24 }, () => 3);
  const condition = { windowHours: 1, falseAlarmsPerMonth: 1, minCount: 5 } as const;
  const replay = replaySpikes(
    { condition, coolDownMinutes: 60 },
    { since: new Date(start), counts, zone: "UTC" },
    90,
  );
  expect(replay.days).toBe(6);
  expect(replay.lacking).toBeNull();
});
