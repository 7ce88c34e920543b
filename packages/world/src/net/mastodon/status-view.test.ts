import { expect, test } from "vitest";
import type { WorldPost } from "../../world-post.ts";
import { localId } from "./status-view.ts";

test("a thousand posts of one millisecond have a thousand ids, the same whenever asked", () => {
  const posts = Array.from(
    { length: 1_000 },
    (_, n) => ({ id: `p${n}`, publishedAt: new Date("2026-11-21T18:00:00Z") }) as WorldPost,
  );
  const ids = posts.map((post) => localId(post, "pies.example"));
  expect(new Set(ids).size).toBe(1_000);
  expect(posts.map((post) => localId(post, "pies.example"))).toEqual(ids);
});
