import type { SearchQuery } from "@earshot/core/triage/search-query";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storable } from "../storable.ts";
import { indexedRows } from "./planned.ts";

/**
 * What is asked for by words: the posts that have them where they are few, else how to ask a post whether it has them;
 * `isIndexed` is false where the query only excludes, so that no index leads to its posts.
 */
export type AskedWords =
  | { isCommon: false; postIds: string[] }
  | { isCommon: true; query: string; isIndexed: boolean };

/** Up to here the posts with the words are looked up before anything else. */
const rareLimit = 5_000;

/** Null when no words are asked for. Counts first, because the planner cannot know how rare a word is and its wrong guess costs seconds. */
export async function askWords(db: Db, query: SearchQuery | undefined): Promise<AskedWords | null> {
  if (query === undefined) return null;
  const [written] = await readRows<{ words: string; indexed: string }>(
    db,
    sql`select words::text, querytree(words) as indexed from (select ${toTsquery(query)} as words) asked`,
  );
  if (!written || written.words === "") return { isCommon: false, postIds: [] };
  const isIndexed = written.indexed !== "T";
  const common = { isCommon: true, query: written.words, isIndexed } as const;
  const found = postsWith(written.words);
  if (!isIndexed || ((await indexedRows(db, found)) ?? 0) > rareLimit) return common;
  const rows = await readRows<{ post_id: string }>(db, sql`${found} limit ${rareLimit + 1}`);
  return rows.length > rareLimit ? common : { isCommon: false, postIds: rows.map((row) => row.post_id) };
}

/** Ids of the posts that have the words. */
export function postsWith(query: string): SQL {
  return sql`select found.post_id from triage_search found where found.words @@ ${query}::tsquery`;
}

/** The query in the words of PostgreSQL. Whatever was typed is only ever a parameter. */
function toTsquery(query: SearchQuery): SQL {
  switch (query.kind) {
    case "word":
      return anyForm(query.word);
    case "phrase":
      return sql`phraseto_tsquery('earshot', search_words(${storable(query.words.join(" "))}))`;
    case "prefix":
      // As it is written, for the stem of "опера" would find "операция" too; or the word itself in any form.
      return sql`(${anyForm(query.word)} || (quote_literal(search_words(${storable(query.word)})) || ':*')::tsquery)`;
    case "not":
      return sql`(!! ${toTsquery(query.query)})`;
    case "and":
      return sql`(${sql.join(query.queries.map(toTsquery), sql` && `)})`;
    case "or":
      return sql`(${sql.join(query.queries.map(toTsquery), sql` || `)})`;
  }
}

function anyForm(word: string): SQL {
  return sql`plainto_tsquery('earshot', search_words(${storable(word)}))`;
}
