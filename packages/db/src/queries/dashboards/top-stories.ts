import type { Figure, FigureFilter } from "@earshot/core/report/metrics/figure";
import { shareFigure, sharesMin } from "@earshot/core/report/metrics/refuse";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { readFilterOf } from "../figures/figure-filter.ts";
import { namesOfKeys } from "../figures/figure-names.ts";
import { mentionsWithin } from "../figures/mentions-within.ts";

/** What lists of a dashboard are asked. */
export interface ListAsked {
  filter: FigureFilter;
  from: Date;
  to: Date;
  limit: number;
}

export interface TopStory {
  storyId: number;
  title: string;
  mentions: number;
  posts: number;
  reprints: number;
  /** Mentions in as long a time right before. */
  before: number;
  negative: Figure;
  reach: number | null;
  sources: number;
  firstAt: Date;
  lastAt: Date;
  severity: number;
}

interface Raw extends Record<string, unknown> {
  story_id: string;
  mentions: number;
  posts: number;
  reprints: number;
  before: number;
  negative: number;
  judged: number;
  reach: string | null;
  sources: number;
  first_ms: number;
  last_ms: number;
  severity: number;
}

/** Stories of a period, the largest first, with how they grew. */
export async function readTopStories(db: Db, { filter, from, to, limit }: ListAsked): Promise<TopStory[]> {
  const read = await readFilterOf(db, filter);
  const earlier = new Date(from.getTime() - (to.getTime() - from.getTime()));
  const rows = await readRows<Raw>(
    db,
    sql`
    with top as materialized (
      select m.story_id, count(*)::integer as mentions, count(distinct m.post_id)::integer as posts,
        (count(distinct m.post_id) filter (where m.is_reprint))::integer as reprints,
        (count(*) filter (where m.sentiment = 1))::integer as negative, count(m.sentiment)::integer as judged,
        sum(m.audience) as reach, count(distinct m.source_id)::integer as sources,
        (extract(epoch from min(m.published_at)) * 1000)::double precision as first_ms,
        (extract(epoch from max(m.published_at)) * 1000)::double precision as last_ms, max(m.severity)::integer as severity
      from counted_mention m
      where m.story_id is not null and ${mentionsWithin(read, from, to)}
      group by m.story_id order by mentions desc, m.story_id desc limit ${limit})
    select top.*, (
      select count(*)::integer from counted_mention m
      where m.story_id = top.story_id and ${mentionsWithin(read, earlier, from)}) as before
    from top order by mentions desc, story_id desc`,
  );
  const ids = rows.map(({ story_id }) => Number(story_id));
  const names = ids.length === 0 ? new Map() : await namesOfKeys(db, "story", ids);
  return rows.map((row) => ({
    storyId: Number(row.story_id),
    title: names.get(row.story_id)?.name ?? row.story_id,
    mentions: row.mentions,
    posts: row.posts,
    reprints: row.reprints,
    before: row.before,
    negative: shareFigure(row.negative, row.judged, sharesMin),
    reach: row.reach === null ? null : Number(row.reach),
    sources: row.sources,
    firstAt: new Date(row.first_ms),
    lastAt: new Date(row.last_ms),
    severity: row.severity,
  }));
}
