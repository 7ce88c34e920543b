import type { Severity } from "@earshot/core/triage/status";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/** A sum over the posts that give the number; null where none does, which is not 0. */
export interface StorySum {
  total: number | null;
  /** How many posts gave it. */
  known: number;
}

/** What is added up over the posts of a story. */
export interface StoryFigures {
  open: number;
  /** Of the open posts; of all where none is open. */
  severity: Severity;
  /** Of the most urgent open post; null when none is open. */
  priority: number | null;
  /** Likes, comments, shares and views together with how many posts gave them. */
  likes: StorySum;
  comments: StorySum;
  shares: StorySum;
  views: StorySum;
  /** Followers of the different authors. */
  audience: StorySum;
  /** Whether a platform rounds its counters. */
  isApproximate: boolean;
  sourceCount: number;
  /** Names of a few sources, those that were first. */
  sources: { sourceId: number; name: string }[];
  entities: { entityId: number; name: string }[];
}

const sourcesShown = 4;

interface FigureRow {
  story_id: string;
  open: number;
  severity: Severity;
  priority: number | null;
  likes: number | null;
  likes_known: number;
  comments: number | null;
  comments_known: number;
  shares: number | null;
  shares_known: number;
  views: number | null;
  views_known: number;
  audience: number | null;
  audience_known: number;
  is_approximate: boolean;
}

/** Figures by story. Sums are `double precision`: exact to 2^53. */
export async function loadFigures(db: Db, storyIds: readonly number[]): Promise<Map<number, StoryFigures>> {
  const ids = sql`any(${sql.param([...storyIds])}::bigint[])`;
  const rows = await readRows<FigureRow>(
    db,
    sql`
    with posts as materialized (
      select
        story_id, author_id, severity, priority, likes, comments, shares, views, is_approximate,
        status in ('new', 'in_progress', 'waiting') as is_open
      from triage where story_id = ${ids}
    ), audiences as (
      select story_id, sum(followers)::double precision as audience, count(followers)::integer as audience_known
      from (select distinct story_id, author_id from posts) a join author using (author_id) group by story_id
    )
    select
      p.story_id, count(*) filter (where is_open)::integer as open,
      coalesce(max(severity) filter (where is_open), max(severity)) as severity,
      max(priority) filter (where is_open) as priority,
      sum(likes)::double precision as likes, count(likes)::integer as likes_known,
      sum(comments)::double precision as comments, count(comments)::integer as comments_known,
      sum(shares)::double precision as shares, count(shares)::integer as shares_known,
      sum(views)::double precision as views, count(views)::integer as views_known,
      min(a.audience) as audience, coalesce(min(a.audience_known), 0) as audience_known,
      bool_or(is_approximate) as is_approximate
    from posts p left join audiences a on a.story_id = p.story_id group by p.story_id`,
  );
  const sources = await loadSources(db, storyIds);
  const entities = await loadEntities(db, storyIds);
  return new Map(
    rows.map((row) => {
      const storyId = Number(row.story_id);
      return [
        storyId,
        {
          open: row.open,
          severity: row.severity,
          priority: row.priority,
          likes: { total: row.likes, known: row.likes_known },
          comments: { total: row.comments, known: row.comments_known },
          shares: { total: row.shares, known: row.shares_known },
          views: { total: row.views, known: row.views_known },
          audience: { total: row.audience, known: row.audience_known },
          isApproximate: row.is_approximate,
          sourceCount: sources.get(storyId)?.length ?? 0,
          sources: (sources.get(storyId) ?? []).slice(0, sourcesShown),
          entities: entities.get(storyId) ?? [],
        },
      ] as const;
    }),
  );
}

async function loadSources(
  db: Db,
  storyIds: readonly number[],
): Promise<Map<number, StoryFigures["sources"]>> {
  const rows = await readRows<{ story_id: string; source_id: number; name: string }>(
    db,
    sql`
    select t.story_id, t.source_id, s.name
    from (
      select story_id, source_id, min(published_at) as first_at from triage
      where story_id = any(${sql.param([...storyIds])}::bigint[]) group by story_id, source_id
    ) t join source s using (source_id) order by t.story_id, t.first_at, t.source_id`,
  );
  return byStory(rows, (row) => ({ sourceId: row.source_id, name: row.name }));
}

async function loadEntities(
  db: Db,
  storyIds: readonly number[],
): Promise<Map<number, StoryFigures["entities"]>> {
  const rows = await readRows<{ story_id: string; entity_id: number; name: string }>(
    db,
    sql`
    select t.story_id, e.entity_id, e.name
    from (
      select story_id, entity_id, count(*) as posts from triage, unnest(entity_ids) as entity_id
      where story_id = any(${sql.param([...storyIds])}::bigint[]) group by story_id, entity_id
    ) t join entity e using (entity_id) order by t.story_id, t.posts desc, e.entity_id`,
  );
  return byStory(rows, (row) => ({ entityId: row.entity_id, name: row.name }));
}

function byStory<Row extends { story_id: string }, T>(
  rows: readonly Row[],
  view: (row: Row) => T,
): Map<number, T[]> {
  const lists = new Map<number, T[]>();
  for (const row of rows) {
    const storyId = Number(row.story_id);
    const list = lists.get(storyId);
    if (list) list.push(view(row));
    else lists.set(storyId, [view(row)]);
  }
  return lists;
}
