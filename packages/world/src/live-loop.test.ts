import { describe, expect, it } from "vitest";
import { createLiveLoop, pauseMs, repeatPost, startPosition } from "./live-loop.ts";
import type { WorldPost } from "./world-post.ts";

const monthEnd = new Date("2026-11-19T14:34:00Z");

function post(id: string, parentId: string | null = null): WorldPost {
  return {
    id,
    sourceId: "tg",
    title: null,
    text: `text of ${id}`,
    lang: "ru",
    author: { handle: "@a", name: "A", followers: 1, bio: null },
    publishedAt: monthEnd,
    editedAt: null,
    parentId,
    urlPath: parentId === null ? `/${id}` : `/${parentId}?comment=${id}`,
    engagement: { likes: 1, comments: null, shares: 0, views: null },
    tags: [],
  };
}

/** A clock whose timers run when it is moved on. */
function clockAt(start: Date) {
  let nowMs = start.getTime();
  let waiting: { at: number; run: () => void }[] = [];
  return {
    now: () => new Date(nowMs),
    waiting: () => waiting.length,
    schedule: (run: () => void, afterMs: number) => {
      const timer = { at: nowMs + afterMs, run };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((one) => one !== timer);
      };
    },
    advance(ms: number) {
      const until = nowMs + ms;
      for (;;) {
        const due = waiting.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        waiting = waiting.filter((one) => one !== due);
        nowMs = due.at;
        due.run();
      }
      nowMs = until;
    },
  };
}

function loopAt(start: Date, posts: WorldPost[], random = () => 0.5) {
  const clock = clockAt(start);
  const published: WorldPost[] = [];
  const loop = createLiveLoop({
    posts,
    publish: (one) => published.push(one),
    now: clock.now,
    random,
    schedule: clock.schedule,
  });
  return { clock, loop, published };
}

describe("pauseMs", () => {
  it.each([
    { random: 0, ms: 10_000 },
    { random: 0.5, ms: 20_000 },
    { random: 0.999_999, ms: 30_000 },
  ])("is $ms ms for $random", ({ random, ms }) => {
    expect(pauseMs(random)).toBe(ms);
  });
});

describe("startPosition", () => {
  it.each([
    { name: "at the end of the month", afterMs: 0, position: 0 },
    { name: "a minute later", afterMs: 60_000, position: 3 },
    { name: "when the month is gone through once", afterMs: 10 * 20_000, position: 0 },
    { name: "in the second round", afterMs: 14 * 20_000, position: 4 },
    { name: "before the end", afterMs: -60_000, position: 0 },
  ])("$name", ({ afterMs, position }) => {
    expect(startPosition(monthEnd, new Date(monthEnd.getTime() + afterMs), 10)).toBe(position);
  });
});

describe("repeatPost", () => {
  const now = new Date("2026-11-21T18:00:00Z");

  it("keeps text and author and marks the post", () => {
    const original = post("p1");
    const repeated = repeatPost(original, { round: "tx-1", at: now, repeatsParent: false });
    expect(repeated).toEqual({
      ...original,
      id: "p1-live-tx-1",
      publishedAt: now,
      urlPath: "/p1?live=tx-1",
      tags: ["demo-loop"],
    });
  });

  it.each([
    { name: "the repeated parent when this round has it", repeatsParent: true, parentId: "p1-live-tx-2" },
    { name: "the original when it has not", repeatsParent: false, parentId: "p1" },
  ])("points a reply at $name", ({ repeatsParent, parentId }) => {
    const repeated = repeatPost(post("p2", "p1"), { round: "tx-2", at: now, repeatsParent });
    expect(repeated.parentId).toBe(parentId);
    expect(repeated.urlPath).toBe("/p1?comment=p2&live=tx-2");
  });
});

describe("createLiveLoop", () => {
  const month = [post("p1"), post("p2", "p1"), post("p3")];

  it("publishes at its pace, round after round, with present times and ids of its own", () => {
    const { clock, loop, published } = loopAt(monthEnd, month);
    loop.start();
    clock.advance(19_999);
    expect(published).toHaveLength(0);
    clock.advance(1 + 4 * 20_000);
    expect(published.map((one) => one.id.replace(/-t[0-9a-z]+-/, "-"))).toEqual([
      "p1-live-1",
      "p2-live-1",
      "p3-live-1",
      "p1-live-2",
      "p2-live-2",
    ]);
    expect(published[1]?.parentId).toBe(published[0]?.id);
    expect(published[4]?.parentId).toBe(published[3]?.id);
    expect(published[2]?.publishedAt).toEqual(new Date(monthEnd.getTime() + 60_000));
    expect(new Set(published.map((one) => one.urlPath)).size).toBe(5);
  });

  it("goes on where it was stopped, and a second start changes nothing", () => {
    const { clock, loop, published } = loopAt(monthEnd, month);
    loop.start();
    loop.start();
    clock.advance(20_000);
    loop.stop();
    loop.stop();
    clock.advance(3_600_000);
    expect(published).toHaveLength(1);
    loop.start();
    expect(clock.waiting()).toBe(1);
    clock.advance(20_000);
    expect(published.map((one) => one.text)).toEqual(["text of p1", "text of p2"]);
  });

  it("stays stopped when stopped by what it publishes to", () => {
    const clock = clockAt(monthEnd);
    const loop = createLiveLoop({
      posts: month,
      publish: () => loop.stop(),
      now: clock.now,
      random: () => 0,
      schedule: clock.schedule,
    });
    loop.start();
    clock.advance(3_600_000);
    expect(clock.waiting()).toBe(0);
  });

  it("after a restart uses no id again and answers parents of an earlier run by the original", () => {
    const first = loopAt(monthEnd, month);
    first.loop.start();
    first.clock.advance(20_000);
    const second = loopAt(new Date(monthEnd.getTime() + 20_001), month);
    second.loop.start();
    second.clock.advance(60_000);
    expect(second.published.map((one) => one.text)).toEqual(["text of p2", "text of p3", "text of p1"]);
    expect(second.published[0]?.parentId).toBe("p1");
    const ids = [...first.published, ...second.published].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
