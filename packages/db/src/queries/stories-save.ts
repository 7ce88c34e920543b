import type { ArrangedStory } from "@earshot/core/analyse/arrange-stories";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { lockTriage } from "./post-location.ts";
import type { PlacedPost } from "./stories-arrange.ts";

/** A story as it was arranged; without an id it is a new one. */
export interface NamedStory extends ArrangedStory {
  storyId: number | null;
  name: string | null;
}

/**
 * Saves how posts were arranged: stories with their counts, and in triage what differs from before. Stories that lost all their posts stay as empty
 * rows that name the one that took most of them.
 */
export async function saveStories(
  db: Db,
  given: { posts: readonly PlacedPost[]; stories: readonly NamedStory[]; now: Date },
): Promise<{ changed: number[] }> {
  const saved = await upsertStories(db, given);
  const places = new Map(
    saved.flatMap(({ storyId, postIds, reprintIds }) => {
      const reprints = new Set(reprintIds);
      return postIds.map((postId) => [postId, { storyId, isReprint: reprints.has(postId) }] as const);
    }),
  );
  const moved = given.posts.flatMap((each) => {
    const place = places.get(each.postId) ?? { storyId: null, isReprint: false };
    const isSame = place.storyId === each.storyId && place.isReprint === each.isReprint;
    return isSame ? [] : [{ post_id: each.postId, story_id: place.storyId, is_reprint: place.isReprint }];
  });
  await movePosts(db, moved, given.now);
  await emptyStories(db, given.posts, places, given.now);
  return { changed: moved.map((each) => each.post_id) };
}

async function upsertStories(
  db: Db,
  { posts, stories, now }: { posts: readonly PlacedPost[]; stories: readonly NamedStory[]; now: Date },
): Promise<(NamedStory & { storyId: number })[]> {
  const dates = new Map(posts.map((each) => [each.postId, each.publishedAt.getTime()]));
  const saved: (NamedStory & { storyId: number })[] = [];
  for (const story of stories) {
    const times = story.postIds.map((postId) => dates.get(postId) ?? 0);
    const facts = {
      first: new Date(times.reduce((least, time) => Math.min(least, time), Infinity)),
      last: new Date(times.reduce((most, time) => Math.max(most, time), -Infinity)),
      originals: story.postIds.length - story.reprintIds.length,
    };
    const values = sql`${story.name}::text as name, ${story.leadId}::bigint as lead_id,
      ${story.postIds.length}::integer as post_count, ${facts.originals}::integer as original_count,
      ${facts.first}::timestamptz as first_at, ${facts.last}::timestamptz as last_at`;
    if (story.storyId !== null) {
      await db.execute(sql`
        update story s set
          name = g.name, lead_id = g.lead_id, post_count = g.post_count, original_count = g.original_count,
          first_at = g.first_at, last_at = g.last_at, merged_into = null, changed_at = ${now}::timestamptz
        from (select ${values}) g
        where s.story_id = ${story.storyId} and (s.name, s.lead_id, s.post_count, s.original_count, s.first_at, s.last_at)
          is distinct from (g.name, g.lead_id, g.post_count, g.original_count, g.first_at, g.last_at)`);
      saved.push({ ...story, storyId: story.storyId });
      continue;
    }
    // A story that was joined with another one and is itself again gets its number back.
    const [row] = await readRows<{ story_id: string }>(
      db,
      sql`
      with revived as (
        update story s set
          name = g.name, lead_id = g.lead_id, post_count = g.post_count, original_count = g.original_count,
          first_at = g.first_at, last_at = g.last_at, merged_into = null, changed_at = ${now}::timestamptz
        from (select ${values}) g
        where s.story_id = (
          select max(story_id) from story where post_count = 0 and lead_id = any(${sql.param(story.postIds)}::bigint[]))
        returning s.story_id
      ), made as (
      insert into story (name, lead_id, post_count, original_count, first_at, last_at, created_at, changed_at)
      select g.*, ${now}::timestamptz, ${now}::timestamptz from (select ${values}) g
      where not exists (select from revived) returning story_id
      )
      select story_id from revived union all select story_id from made`,
    );
    if (!row) throw new Error("A new story returned no id.");
    saved.push({ ...story, storyId: Number(row.story_id) });
  }
  return saved;
}

async function movePosts(
  db: Db,
  moved: readonly { post_id: number; story_id: number | null; is_reprint: boolean }[],
  now: Date,
): Promise<void> {
  if (moved.length === 0) return;
  await lockTriage(
    db,
    moved.map((each) => each.post_id),
  );
  await db.execute(sql`
    update triage t set story_id = g.story_id, is_reprint = g.is_reprint, updated_at = ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(moved)}::json) as g(post_id bigint, story_id bigint, is_reprint boolean)
    where t.post_id = g.post_id`);
}

async function emptyStories(
  db: Db,
  posts: readonly PlacedPost[],
  places: ReadonlyMap<number, { storyId: number | null }>,
  now: Date,
): Promise<void> {
  const alive = new Set([...places.values()].map((place) => place.storyId));
  const heirs = new Map<number, Map<number, number>>();
  for (const { postId, storyId } of posts) {
    if (storyId === null || alive.has(storyId)) continue;
    const counts = heirs.get(storyId) ?? new Map<number, number>();
    const heir = places.get(postId)?.storyId ?? null;
    if (heir !== null) counts.set(heir, (counts.get(heir) ?? 0) + 1);
    heirs.set(storyId, counts);
  }
  for (const [storyId, counts] of heirs) {
    const [heir] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    await db.execute(sql`
      update story set post_count = 0, original_count = 0, merged_into = ${heir?.[0] ?? null}, changed_at = ${now}::timestamptz
      where story_id = ${storyId}`);
  }
}
