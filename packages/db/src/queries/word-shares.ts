import type { WordShare } from "@earshot/core/triage/like-words";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/**
 * Words, each with its share of all posts, by PostgreSQL's statistics; null where a word is not among the common ones.
 * @param words a statement that gives them as `text[]`
 */
export async function readWordShares(db: Db, words: SQL): Promise<WordShare[]> {
  return readRows<WordShare>(
    db,
    sql`
    with common as (
      select word, share from pg_stats,
        unnest(most_common_elems::text::text[], (most_common_elem_freqs)[1:array_length(most_common_elems::text::text[], 1)])
          as listed(word, share)
      where schemaname = current_schema() and tablename = 'triage_search' and attname = 'words')
    select own.word, common.share::double precision as share
    from unnest((${words})) as own(word)
    left join common on common.word = own.word`,
  );
}
