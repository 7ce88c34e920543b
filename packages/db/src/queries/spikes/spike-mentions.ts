import type { Platform } from "@earshot/core/collect/platform";
import type { FoundSpike, SpikeMention, UsualKind } from "@earshot/core/report/spike-cause/spike-cause";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { directionBits, sentimentCodes } from "../figures/figure-codes.ts";
import { mentionsWithin } from "../figures/mentions-within.ts";
import type { ReadFilter } from "../figures/mention-tallies.ts";
import { readTallies } from "../figures/read-tallies.ts";

/** Of a larger spike so many are looked at, evenly chosen: shares need no more. */
const sampleMax = 2_000;

/** The mentions of a spike, an even sample of them where they are many. */
export async function readSpikeMentions(
  db: Db,
  filter: ReadFilter,
  { from, until }: Pick<FoundSpike, "from" | "until">,
): Promise<SpikeMention[]> {
  const rows = await readRows<Raw>(
    db,
    sql`
    with chosen as materialized (
      select m.* from counted_mention m
      where ${mentionsWithin(filter, from, until)}
      order by hashint8(m.post_id), m.post_id, m.entity_id limit ${sampleMax})
    select m.post_id, m.entity_id, (extract(epoch from m.published_at) * 1000)::double precision as ms, m.story_id, m.source_id,
      m.card_id, m.platform, m.directions, m.sentiment, m.is_reprint, m.audience, m.engagement,
      coalesce(p.date_flag in ('missing', 'unreadable'), false) as is_undated
    from chosen m
    join triage t on t.post_id = m.post_id
    left join post p on p.post_id = m.post_id and p.month = t.month`,
  );
  return rows.map(readMention);
}

interface Raw extends Record<string, unknown> {
  post_id: string | number;
  entity_id: number;
  ms: number;
  story_id: string | number | null;
  source_id: number;
  card_id: string | number | null;
  platform: Platform;
  directions: number;
  sentiment: number | null;
  is_reprint: boolean;
  audience: string | number | null;
  engagement: string | number | null;
  is_undated: boolean;
}

function readMention(row: Raw): SpikeMention {
  const number = (value: string | number | null) => (value === null ? null : Number(value));
  return {
    postId: Number(row.post_id),
    publishedAt: new Date(row.ms),
    isUndated: row.is_undated,
    storyId: number(row.story_id),
    sourceId: row.source_id,
    cardId: number(row.card_id),
    platform: row.platform,
    entityId: row.entity_id,
    directions: directionBits.flatMap(([name, bit]) => ((row.directions & bit) === 0 ? [] : [name])),
    sentiment: sentimentCodes.find(([, code]) => code === row.sentiment)?.[0] ?? null,
    isReprint: row.is_reprint,
    audience: number(row.audience),
    engagement: number(row.engagement),
  };
}

/** Mentions of a time by everything that has a usual share. Of sources and authors the largest alone: the others have next to none. */
export async function countByKinds(
  db: Db,
  asked: { filter: ReadFilter; from: Date; to: Date },
): Promise<Record<UsualKind, Map<string, number>>> {
  const { filter, from, to } = asked;
  const by = (kind: UsualKind) => countBy(db, filter, kind, from, to);
  return {
    source: await by("source"),
    author: await by("author"),
    platform: await by("platform"),
    entity: await by("entity"),
    direction: await by("direction"),
    sentiment: await by("sentiment"),
  };
}

const largestMax = 200;

async function countBy(
  db: Db,
  filter: ReadFilter,
  kind: UsualKind,
  from: Date,
  to: Date,
): Promise<Map<string, number>> {
  const rows = await readTallies(db, {
    groups: [kind],
    filter,
    starts: [from, to],
    only: [null],
    largest: { by: "mentions", limit: largestMax },
  });
  return new Map(rows.map(({ keys, tally }) => [keys[0] ?? "", tally.mentions]));
}
