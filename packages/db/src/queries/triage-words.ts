import type { WordsQuery } from "@earshot/core/triage/query/query";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { indexedRows, plannedRows } from "./planned.ts";
import { toTsquery } from "./words-tsquery.ts";

/**
 * What is asked for by words: the posts that have them where they are few, else how to ask a post whether it has them, with how many have
 * them, more or less; `isIndexed` is false where the query only excludes, so that no index leads to its posts.
 */
export type AskedWords =
  | { isCommon: false; postIds: string[] }
  | { isCommon: true; query: string; isIndexed: boolean; posts: number };

/** Up to here the posts with the words are looked up before anything else. */
const rareLimit = 5_000;

/** Even to count so many takes longer than it helps; words of which the planner thinks so are in the head of its statistics. */
const surelyCommon = 200_000;

/** Null when no words are asked for. Counts first, because the planner cannot know how rare a word is and its wrong guess costs seconds. */
export async function askWords(db: Db, query: WordsQuery | undefined): Promise<AskedWords | null> {
  if (query === undefined) return null;
  const [written] = await readRows<{ words: string; indexed: string }>(
    db,
    sql`select words::text, querytree(words) as indexed from (select ${toTsquery(query)} as words) asked`,
  );
  if (!written || written.words === "") return { isCommon: false, postIds: [] };
  const isIndexed = written.indexed !== "T";
  const found = postsWith(written.words);
  const planned = isIndexed ? await plannedRows(db, found) : 0;
  const common = { isCommon: true, query: written.words, isIndexed, posts: planned } as const;
  if (!isIndexed || planned > surelyCommon) return common;
  const counted = (await indexedRows(db, found)) ?? 0;
  if (counted > rareLimit) return { ...common, posts: counted };
  const rows = await readRows<{ post_id: string }>(db, sql`${found} limit ${rareLimit + 1}`);
  return rows.length > rareLimit ? common : { isCommon: false, postIds: rows.map((row) => row.post_id) };
}

/** Ids of the posts that have the words. */
export function postsWith(query: string): SQL {
  return sql`select found.post_id from triage_search found where found.words @@ ${query}::tsquery`;
}
