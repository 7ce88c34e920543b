import { growthHours, type StoryGrowth } from "@earshot/core/respond/advise-story";
import type { DraftState } from "@earshot/core/respond/draft/draft";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { story } from "../../schema/story.ts";
import { findStory } from "../stories-posts.ts";

/** An answer to a post of a story, or a statement of an incident that holds it. */
export interface StorySaid {
  /** Null for a statement of an incident. */
  draftId: number | null;
  incidentId: number | null;
  /** Of a statement: published. */
  state: DraftState;
  excerpt: string;
  at: Date;
  url: string | null;
}

/** What goes on around the prompt of a story. */
export interface StoryAround {
  growth: StoryGrowth;
  said: StorySaid[];
  /** Posts after what was published last; null while nothing was. */
  postsAfter: number | null;
}

const excerptUnits = 240;
const saidMax = 20;

/** How many wrote in a story lately and before, and how many people in all. */
async function readStoryGrowth(db: Db, storyId: number, now: Date): Promise<StoryGrowth> {
  const [row] = await readRows<{ lately: number; before: number; authors: number }>(
    db,
    sql`
    select
      count(*) filter (where published_at > ${now}::timestamptz - make_interval(hours => ${growthHours}))::integer as lately,
      count(*) filter (where published_at <= ${now}::timestamptz - make_interval(hours => ${growthHours})
        and published_at > ${now}::timestamptz - make_interval(hours => ${2 * growthHours}))::integer as before,
      count(distinct author_id)::integer as authors
    from triage where story_id = ${storyId}`,
  );
  return { lately: row?.lately ?? 0, before: row?.before ?? 0, authors: row?.authors ?? 0 };
}

/** What was said to a story or is being written, the newest first; what was given up is none. */
async function readStorySaid(db: Db, storyId: number): Promise<StorySaid[]> {
  const rows = await readRows<{
    draft_id: number | null;
    incident_id: number | null;
    state: DraftState;
    excerpt: string;
    at_ms: number;
    url: string | null;
  }>(
    db,
    sql`
    select draft_id, incident_id, state, excerpt, extract(epoch from at)::float8 * 1000 as at_ms, url from (
      select d.draft_id, null::integer as incident_id, d.state, left(v.text, ${excerptUnits}) as excerpt,
        coalesce(d.published_at, d.changed_at) as at, d.published_url as url
      from draft d join draft_version v on v.draft_id = d.draft_id and v.number = d.number
      where d.state <> 'withdrawn' and (d.story_id = ${storyId}
        or d.post_id in (select post_id from triage where story_id = ${storyId}))
      union all
      select null, s.incident_id, 'published', left(s.text, ${excerptUnits}), s.published_at, s.published_url
      from incident_statement s join incident_story i on i.incident_id = s.incident_id
      where i.story_id = ${storyId} and s.published_at is not null
    ) said order by at desc limit ${saidMax}`,
  );
  return rows.map(({ draft_id, incident_id, at_ms, ...row }) => ({
    ...row,
    draftId: draft_id,
    incidentId: incident_id,
    at: new Date(at_ms),
  }));
}

/** How many posts of a story were published after an instant. */
async function countStoryPostsAfter(db: Db, storyId: number, at: Date): Promise<number> {
  const [row] = await readRows<{ count: number }>(
    db,
    sql`select count(*)::integer as count from triage where story_id = ${storyId} and published_at > ${at}::timestamptz`,
  );
  return row?.count ?? 0;
}

/** A story by its present number, with its first original; null when nothing is left of it. */
export async function findStoryLead(
  db: Db,
  askedId: number,
): Promise<{ storyId: number; leadId: number } | null> {
  const storyId = await findStory(db, askedId);
  if (storyId === null) return null;
  const [row] = await db.select({ leadId: story.leadId }).from(story).where(eq(story.storyId, storyId));
  return row ? { storyId, leadId: row.leadId } : null;
}

/** How a story goes on and what was said to it. */
export async function readStoryAround(db: Db, storyId: number, now: Date): Promise<StoryAround> {
  const said = await readStorySaid(db, storyId);
  const last = said.find(({ state }) => state === "published");
  return {
    growth: await readStoryGrowth(db, storyId, now),
    said,
    postsAfter: last === undefined ? null : await countStoryPostsAfter(db, storyId, last.at),
  };
}
