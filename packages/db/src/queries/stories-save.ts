import type { ArrangedStory } from "@earshot/core/analyse/arrange-stories";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { lockTriage } from "./post-location.ts";
import { askForLeads } from "./prompts/ask-for-leads.ts";
import { markReportDue } from "./report-due.ts";
import type { PlacedPost } from "./stories-load.ts";

/** A story as it was arranged; without an id it is a new one. */
export interface NamedStory extends ArrangedStory {
  storyId: number | null;
  name: string | null;
  /** What is known of its posts that were not loaded; absent where all were. */
  unseen?: { postCount: number; originalCount: number; firstAt: Date; lastAt: Date };
}

type NumberedStory = NamedStory & { storyId: number };

/**
 * Saves how posts were arranged: stories with their counts, and in triage what differs from before. Stories that lost all their posts stay as empty
 * rows that name the one that took most of them.
 */
export async function saveStories(
  db: Db,
  given: { posts: readonly PlacedPost[]; stories: readonly NamedStory[]; now: Date },
): Promise<{ changed: number[] }> {
  const saved = await numberStories(db, given.stories);
  await writeStories(db, saved, given);
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
  await askForLeads(
    db,
    saved.map(({ storyId }) => storyId),
  );
  const movedIds = moved.map((each) => each.post_id);
  await markReportDue(db, movedIds, { isNews: false, now: given.now });
  await emptyStories(db, given.posts, places, given.now);
  return { changed: movedIds };
}

/** Gives new stories their numbers: one that was joined with another and is itself again gets its old one back. */
async function numberStories(db: Db, stories: readonly NamedStory[]): Promise<NumberedStory[]> {
  const unnumbered = stories.filter((story) => story.storyId === null);
  if (unnumbered.length === 0) return stories.flatMap((story) => withId(story, story.storyId));
  const led = sql.param(unnumbered.flatMap((story) => story.postIds));
  const emptied = await readRows<{ story_id: string; lead_id: string }>(
    db,
    sql`select story_id, lead_id from story where post_count = 0 and lead_id = any(${led}::bigint[]) order by story_id`,
  );
  const oldIds = new Map(emptied.map((row) => [Number(row.lead_id), Number(row.story_id)]));
  const given = new Map<NamedStory, number>();
  for (const story of unnumbered) {
    const oldId = story.postIds.flatMap((postId) => oldIds.get(postId) ?? []).at(-1);
    if (oldId !== undefined) given.set(story, oldId);
  }
  const fresh = await readRows<{ id: string }>(
    db,
    sql`select nextval(pg_get_serial_sequence('story', 'story_id')) as id
      from generate_series(1, ${unnumbered.length - given.size}::integer)`,
  );
  const freshIds = fresh.map((row) => Number(row.id));
  return stories.flatMap((story) =>
    withId(story, story.storyId ?? given.get(story) ?? freshIds.shift() ?? null),
  );
}

function withId(story: NamedStory, storyId: number | null): NumberedStory[] {
  if (storyId === null) throw new Error("A new story was given no number.");
  return [{ ...story, storyId }];
}

async function writeStories(
  db: Db,
  stories: readonly NumberedStory[],
  { posts, now }: { posts: readonly PlacedPost[]; now: Date },
): Promise<void> {
  if (stories.length === 0) return;
  const dates = new Map(posts.map((each) => [each.postId, each.publishedAt.getTime()]));
  const rows = stories.map(({ storyId, name, leadId, postIds, reprintIds, unseen }) => {
    const times = postIds.map((postId) => dates.get(postId) ?? 0);
    if (unseen) times.push(unseen.firstAt.getTime(), unseen.lastAt.getTime());
    return {
      story_id: storyId,
      name,
      lead_id: leadId,
      post_count: postIds.length + (unseen?.postCount ?? 0),
      original_count: postIds.length - reprintIds.length + (unseen?.originalCount ?? 0),
      first_at: new Date(times.reduce((least, time) => Math.min(least, time), Infinity)),
      last_at: new Date(times.reduce((most, time) => Math.max(most, time), -Infinity)),
    };
  });
  await db.execute(sql`
    insert into story as s (
      story_id, name, lead_id, post_count, original_count, first_at, last_at, created_at, changed_at)
    overriding system value
    select story_id, name, lead_id, post_count, original_count, first_at, last_at, ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as g(
      story_id bigint, name text, lead_id bigint, post_count integer, original_count integer, first_at timestamptz,
      last_at timestamptz)
    on conflict (story_id) do update set
      name = excluded.name, lead_id = excluded.lead_id, post_count = excluded.post_count,
      original_count = excluded.original_count, first_at = excluded.first_at, last_at = excluded.last_at,
      merged_into = null, changed_at = excluded.changed_at
    where (s.name, s.lead_id, s.post_count, s.original_count, s.first_at, s.last_at) is distinct from
      (excluded.name, excluded.lead_id, excluded.post_count, excluded.original_count, excluded.first_at, excluded.last_at)`);
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
  if (heirs.size === 0) return;
  const emptied = [...heirs].map(([storyId, counts]) => {
    const [heir] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return { story_id: storyId, merged_into: heir?.[0] ?? null };
  });
  await db.execute(sql`
    update story s set
      post_count = 0, original_count = 0, merged_into = g.merged_into, changed_at = ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(emptied)}::json) as g(story_id bigint, merged_into bigint)
    where s.story_id = g.story_id`);
}
