import type { Db } from "../database.ts";
import { story } from "../schema/story.ts";
import { anyOf } from "./post-location.ts";

/** What a row of the triage list says of its story. */
export interface StorySize {
  id: number;
  size: number;
  originals: number;
  reprints: number;
}

/** By the number of the story. */
export async function storySizes(db: Db, storyIds: readonly number[]): Promise<Map<number, StorySize>> {
  if (storyIds.length === 0) return new Map();
  const rows = await db
    .select({ id: story.storyId, size: story.postCount, originals: story.originalCount })
    .from(story)
    .where(anyOf(story.storyId, [...new Set(storyIds)]));
  return new Map(rows.map((row) => [row.id, { ...row, reprints: row.size - row.originals }]));
}
