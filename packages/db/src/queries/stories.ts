import { and, asc, desc, gt, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { story } from "../schema/story.ts";
import { storable } from "../storable.ts";
import { anyOf } from "./post-location.ts";
import { loadFigures, type StoryFigures } from "./stories-figures.ts";
import { loadFlow, type StoryFlow } from "./stories-flow.ts";

/** What the list of stories shows of one. */
export interface StoryRow extends StoryFigures {
  storyId: number;
  /** Given by a person; null where the story is called after its lead. */
  name: string | null;
  leadId: number;
  /** Headline of the lead, else the beginning of its text. */
  leadTitle: string;
  size: number;
  originals: number;
  reprints: number;
  firstAt: Date;
  lastAt: Date;
  flow: StoryFlow;
}

/** Where a page of stories ended. */
export interface StoryCursor {
  /** Urgency, or the newest post in ms, by the order of the list. */
  rank: number;
  id: number;
}

export interface StoryFilter {
  /** `open`: those with an open post, by their most urgent one. `all`: by their newest post. */
  scope: "open" | "all";
  /** Words of the name or of any post. */
  q?: string | undefined;
}

export interface StoryPage {
  stories: StoryRow[];
  nextCursor: string | null;
}

/** Reads a cursor that `listStories` gave out; null when it is none. */
export function readStoryCursor(text: string): StoryCursor | null {
  const found = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?)_(\d{1,15})$/.exec(text);
  return found ? { rank: Number(found[1]), id: Number(found[2]) } : null;
}

/** One page of stories. Paging is by key, so that what arrives meanwhile makes no story appear twice. */
export async function listStories(
  db: Db,
  filter: StoryFilter,
  page: { cursor?: StoryCursor | null; limit: number },
): Promise<StoryPage> {
  const found =
    filter.scope === "open" ? await findOpen(db, filter, page) : await findNewest(db, filter, page);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    stories: await storyRows(
      db,
      shown.map((each) => each.storyId),
    ),
    nextCursor: found.length > shown.length && last ? `${last.rank}_${last.id}` : null,
  };
}

interface FoundStory extends StoryCursor {
  storyId: number;
}

const open = sql.raw("('new', 'in_progress', 'waiting')");

/** Walks open posts by urgency and takes each that is the most urgent of its story. */
async function findOpen(
  db: Db,
  filter: StoryFilter,
  { cursor, limit }: { cursor?: StoryCursor | null; limit: number },
): Promise<FoundStory[]> {
  const after = cursor
    ? sql`and (t.priority, t.post_id) < (${cursor.rank}::double precision, ${cursor.id}::bigint)`
    : sql``;
  const rows = await readRows<{ story_id: string; priority: number; post_id: string }>(
    db,
    sql`
    select t.story_id, t.priority, t.post_id from triage t
    where t.story_id is not null and t.status in ${open} ${after} ${speaksOf(filter, sql`t.story_id`)}
      and not exists (
        select from triage h
        where h.story_id = t.story_id and h.status in ${open} and (h.priority, h.post_id) > (t.priority, t.post_id))
    order by t.priority desc, t.post_id desc limit ${limit + 1}`,
  );
  return rows.map((row) => ({
    storyId: Number(row.story_id),
    rank: row.priority,
    id: Number(row.post_id),
  }));
}

async function findNewest(
  db: Db,
  filter: StoryFilter,
  { cursor, limit }: { cursor?: StoryCursor | null; limit: number },
): Promise<FoundStory[]> {
  const after = cursor
    ? sql`(${story.lastAt}, ${story.storyId}) < (${new Date(cursor.rank)}::timestamptz, ${cursor.id}::bigint)`
    : undefined;
  const rows = await db
    .select({ storyId: story.storyId, lastAt: story.lastAt })
    .from(story)
    .where(and(gt(story.postCount, 0), after, sql`true ${speaksOf(filter, sql`${story.storyId}`)}`))
    .orderBy(desc(story.lastAt), desc(story.storyId))
    .limit(limit + 1);
  return rows.map((row) => ({ storyId: row.storyId, rank: row.lastAt.getTime(), id: row.storyId }));
}

/** Most stories that words are looked up in; beyond it the search is too wide to be of use. */
const wordsMax = 2_000;

/** Words are looked up first and the stories of the posts that have them are kept. */
function speaksOf({ q }: StoryFilter, storyId: SQL): SQL {
  const words = storable(q?.trim() ?? "");
  if (!words) return sql``;
  const query = sql`plainto_tsquery('earshot', search_words(${words}))`;
  return sql`and ${storyId} = any(array(
    select story_id from (
      select t.story_id from triage_search f join triage t on t.post_id = f.post_id
      where f.words @@ ${query} and t.story_id is not null limit ${wordsMax}) spoken
    union
    select story_id from story where to_tsvector('earshot', search_words(name)) @@ ${query} and post_count > 0))`;
}

/** The rows of these stories, in the order of the ids given; those that do not exist are left out. */
export async function storyRows(db: Db, storyIds: readonly number[]): Promise<StoryRow[]> {
  if (storyIds.length === 0) return [];
  const stories = await db
    .select({
      storyId: story.storyId,
      name: story.name,
      leadId: story.leadId,
      leadTitle: sql<string>`coalesce((
        select coalesce(nullif(t.title, ''), t.snippet) from triage t where t.post_id = ${story.leadId}), '')`,
      size: story.postCount,
      originals: story.originalCount,
      firstAt: story.firstAt,
      lastAt: story.lastAt,
    })
    .from(story)
    .where(anyOf(story.storyId, storyIds))
    .orderBy(asc(story.storyId));
  const figures = await loadFigures(db, storyIds);
  const flows = await loadFlow(db, stories);
  const rows = new Map(
    stories.flatMap((each) => {
      const own = figures.get(each.storyId);
      const flow = flows.get(each.storyId);
      if (!own || !flow) return [];
      return [[each.storyId, { ...each, reprints: each.size - each.originals, ...own, flow }] as const];
    }),
  );
  return storyIds.flatMap((storyId) => rows.get(storyId) ?? []);
}
