import type { SearchQuery } from "@earshot/core/triage/search-query";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triage } from "../schema/triage.ts";
import { storable } from "../storable.ts";
import { plannedRows } from "./planned.ts";

/** How posts with the words asked for are found. */
export interface WordsFilter {
  condition: SQL;
  /** So many posts have the words that the list is walked until a page is full, instead of looking them up. */
  isCommon: boolean;
}

/** Up to here the posts with the words are looked up one by one. */
const rareLimit = 10_000;

/** A word that the statistics of the server call this common is not counted first: to count it costs more than the answer. */
const surelyCommon = 50_000;

/**
 * Words as a condition on `triage`; null when none are asked for. Counts first, because the planner cannot know how rare a word is
 * and its wrong guess costs seconds.
 */
export async function wordsFilter(db: Db, query: SearchQuery | undefined): Promise<WordsFilter | null> {
  if (query === undefined) return null;
  const [written] = await readRows<{ words: string; indexed: string }>(
    db,
    sql`select words::text, querytree(words) as indexed from (select ${toTsquery(query)} as words) asked`,
  );
  if (!written || written.words === "") return { condition: sql`false`, isCommon: false };
  const isFound = sql`found.words @@ ${written.words}::tsquery`;
  // "T": the query only excludes, and the index cannot help.
  if (written.indexed === "T" || (await isCommon(db, isFound))) {
    const condition = sql`exists (select from triage_search found where found.post_id = ${triage.postId} and ${isFound})`;
    return { condition, isCommon: true };
  }
  const condition = sql`${triage.postId} = any(array(select found.post_id from triage_search found where ${isFound}))`;
  return { condition, isCommon: false };
}

async function isCommon(db: Db, isFound: SQL): Promise<boolean> {
  const expected = await plannedRows(db, sql`select from triage_search found where ${isFound}`);
  if (expected > surelyCommon) return true;
  const [counted] = await readRows<{ count: number }>(
    db,
    sql`select count(*)::integer as count from (
      select from triage_search found where ${isFound} limit ${rareLimit + 1}) counted`,
  );
  return (counted?.count ?? 0) > rareLimit;
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
