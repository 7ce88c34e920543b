import { and, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triagePlace } from "../schema/triage-place.ts";
import { askQuery, type GivenQuery } from "./ask-query.ts";
import { postsWith } from "./triage-words.ts";

/** Posts of one day that fit a query. */
export interface FittingDay {
  /** YYYY-MM-DD, in the zone of whoever asks. */
  day: string;
  count: number;
}

/** How many posts of any status fit a query, by the day on which they were published; days without any are left out. */
export async function fittingDays(
  db: Db,
  given: GivenQuery,
  { since, until }: { since: Date; until: Date },
): Promise<FittingDay[]> {
  const { words, condition } = await askQuery(db, given);
  const spoken =
    words &&
    (words.isCommon
      ? sql`${triagePlace.postId} in (${postsWith(words.query)})`
      : sql`${triagePlace.postId} = any(${sql.param(words.postIds)}::bigint[])`);
  const rows = await readRows<{ day: string; count: string }>(
    db,
    sql`select to_char(${triagePlace.publishedAt} at time zone ${given.asking.zone}, 'YYYY-MM-DD') as day, count(*) as count
      from ${triagePlace}
      where ${and(
        sql`${triagePlace.publishedAt} >= ${since.toISOString()}::timestamptz`,
        sql`${triagePlace.publishedAt} < ${until.toISOString()}::timestamptz`,
        spoken ?? undefined,
        condition,
      )}
      group by 1 order by 1`,
  );
  return rows.map(({ day, count }) => ({ day, count: Number(count) }));
}
