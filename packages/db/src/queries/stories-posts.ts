import { asc, eq, inArray } from "drizzle-orm";
import type { Db } from "../database.ts";
import { story } from "../schema/story.ts";
import { triage } from "../schema/triage.ts";
import { anyOf } from "./post-location.ts";

/** Where a post is. */
export interface PostPlace {
  postId: number;
  storyId: number | null;
  isReprint: boolean;
}

const place = { postId: triage.postId, storyId: triage.storyId, isReprint: triage.isReprint };

/** A story that was joined with another leads to it; longer chains than this are no chains. */
const stepsMax = 20;

/** The number under which a story is found now: its own, or that of the one it was joined with. Null when nothing is left of it. */
export async function findStory(db: Db, storyId: number): Promise<number | null> {
  let at = storyId;
  for (let step = 0; step < stepsMax; step++) {
    const [row] = await db
      .select({ postCount: story.postCount, mergedInto: story.mergedInto })
      .from(story)
      .where(eq(story.storyId, at));
    if (!row) return null;
    if (row.postCount > 0) return at;
    if (row.mergedInto === null) return null;
    at = row.mergedInto;
  }
  return null;
}

/** All posts of these stories, by their ids. */
export async function postsOfStories(db: Db, storyIds: readonly number[]): Promise<PostPlace[]> {
  if (storyIds.length === 0) return [];
  return db
    .select(place)
    .from(triage)
    .where(inArray(triage.storyId, [...storyIds]))
    .orderBy(asc(triage.postId));
}

/** Where these posts are; those that are not in triage are left out. */
export async function placesOf(db: Db, postIds: readonly number[]): Promise<PostPlace[]> {
  if (postIds.length === 0) return [];
  return db.select(place).from(triage).where(anyOf(triage.postId, postIds)).orderBy(asc(triage.postId));
}
