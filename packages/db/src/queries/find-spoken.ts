import { and, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triagePlace } from "../schema/triage-place.ts";
import type { AskedPlaces } from "./find-places.ts";
import { groupLevels } from "./level-groups.ts";
import { byUrgency, isAfter } from "./place-order.ts";
import type { Place } from "./place-order.ts";

/** A list asked for by words that an index leads to. */
export interface SpokenPlaces extends Omit<AskedPlaces, "words"> {
  /** A query of words as PostgreSQL writes it. */
  query: string;
}

/**
 * The most urgent places of posts with the words: the index of words holds the level of each post too, so that the posts with the words
 * are read from the top level down until nothing further down can belong to the page. One statement, so that a post which moves meanwhile
 * is neither lost nor shown twice.
 * @param postsMax null is returned where the page is not full after so many posts with the words
 */
export async function findSpoken(db: Db, asked: SpokenPlaces, postsMax: number): Promise<Place[] | null> {
  const groups = await readGroups(db, asked);
  const [page] = await readRows<{ ids: string[]; priorities: number[]; is_done: boolean }>(
    db,
    levelByLevel(asked, groups, postsMax),
  );
  if (!page?.is_done) return null;
  return page.ids.map((id, index) => ({ postId: Number(id), priority: page.priorities[index] ?? 0 }));
}

/** What the server knows of how many posts stand at each level, by its last look: of consequence for the time alone. */
async function readGroups(db: Db, { isOpen, after }: SpokenPlaces): Promise<number[][]> {
  const first = after
    ? sql`search_level(${isOpen}::boolean, ${after.priority}::double precision)`
    : sql`null::integer`;
  const [known] = await readRows<{
    first: number | null;
    levels: number[] | null;
    shares: number[] | null;
  }>(
    db,
    sql`select ${first} as first, most_common_vals::text::integer[] as levels,
        most_common_freqs as shares
      from (select) as one left join pg_stats
        on (schemaname, tablename) = (select relnamespace::regnamespace::text, relname from pg_class where oid = 'triage_search'::regclass)
          and attname = 'level'`,
  );
  const levels = known?.levels ?? [];
  const shares = new Map(levels.map((level, index) => [level, known?.shares?.[index] ?? 0]));
  return groupLevels(shares, isOpen, known?.first ?? null);
}

/** Each step reads one group of levels and keeps the best of what was found so far. */
function levelByLevel(
  { query, isOpen, within, condition, after, limit }: SpokenPlaces,
  groups: readonly number[][],
  postsMax: number,
): SQL {
  const levels = sql`(${sql.param(groups.map((group) => `{${group.join(",")}}`))}::text[])[step.n + 1]::smallint[]`;
  return sql`
    with recursive step as (
      select 0 as n, '{}'::bigint[] as ids, '{}'::double precision[] as priorities, 0 as settled, 0 as read
      union all
      select step.n + 1, best.ids, best.priorities, best.settled, step.read + cardinality(spoken.ids)
      from step
      cross join lateral (
        select array(
          select post_id from triage_search
          where words @@ ${query}::tsquery and array[level] && ${levels}) as ids, ${levels} as levels offset 0) spoken
      cross join lateral (
        select coalesce(array_agg(post_id order by priority desc, post_id desc), '{}') as ids,
          coalesce(array_agg(priority order by priority desc, post_id desc), '{}') as priorities,
          -- Nothing further down can stand before these.
          (count(*) filter (where search_level(${isOpen}, priority) >= (select min(level) from unnest(spoken.levels) level)))::integer
            as settled
        from (
          select * from unnest(step.ids, step.priorities) as found(post_id, priority)
          union all
          (select ${triagePlace.postId}, ${triagePlace.priority} from ${triagePlace}
            where ${and(within, isAfter(after), condition)} and ${triagePlace.postId} = any(spoken.ids)
            ${byUrgency} limit ${limit})
          order by priority desc, post_id desc limit ${limit}) found) best
      where step.n < ${groups.length} and step.settled < ${limit} and step.read <= ${postsMax})
    select ids, priorities, settled >= ${limit} or n = ${groups.length} as is_done from step order by n desc limit 1`;
}
