import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { triageClock } from "../schema/triage-clock.ts";
import { anyOf } from "./post-location.ts";

/** A clock of a post, as rows and details show it. */
export type ShownClock = Omit<typeof triageClock.$inferSelect, "postId">;

/** All clocks of posts, the oldest first. */
export async function clocksOfPosts(db: Db, postIds: readonly number[]): Promise<Map<number, ShownClock[]>> {
  if (postIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(triageClock)
    .where(anyOf(triageClock.postId, postIds))
    .orderBy(triageClock.startedAt, triageClock.kind, triageClock.round);
  const byPost = new Map<number, ShownClock[]>();
  for (const { postId, ...clock } of rows) byPost.set(postId, [...(byPost.get(postId) ?? []), clock]);
  return byPost;
}

/**
 * The clock that asks for something next: of those that run the one that is due first, else one that rests; null when all have
 * stopped.
 */
export function pressingClock(clocks: readonly ShownClock[] = []): ShownClock | null {
  const running = clocks.filter(({ state, dueAt }) => state === "running" && dueAt !== null);
  const [first] = running.sort((a, b) => Number(a.dueAt) - Number(b.dueAt));
  return first ?? clocks.find(({ state }) => state === "paused") ?? null;
}

/** When the first of the running clocks of a post is due; null when none runs. Ordered by it, the list is in the order of its clocks. */
export function nextDue(postId: SQL): SQL {
  return sql`(select min(c.due_at) from triage_clock c where c.post_id = ${postId} and c.state = 'running')`;
}
