import type { Db } from "../database.ts";
import { triage } from "../schema/triage.ts";
import { askQuery } from "./ask-query.ts";
import { findPlaces } from "./find-places.ts";
import { anyOf } from "./post-location.ts";
import { askedLists, type TriageFilter } from "./triage-filter.ts";

/** Posts that a filter leaves, as they are now: the most urgent of each of its lists, at most `limit` in all. */
export async function postsOfFilter(
  db: Db,
  filter: TriageFilter,
  limit: number,
): Promise<{ postId: number; version: number }[]> {
  const asked = await askQuery(db, filter.query);
  const postIds: number[] = [];
  for (const list of askedLists(filter, asked)) {
    const places = await findPlaces(db, {
      ...list,
      words: asked.words,
      after: null,
      limit: limit - postIds.length,
    });
    postIds.push(...places.map(({ postId }) => postId));
    if (postIds.length >= limit) break;
  }
  if (postIds.length === 0) return [];
  return db
    .select({ postId: triage.postId, version: triage.version })
    .from(triage)
    .where(anyOf(triage.postId, postIds));
}
