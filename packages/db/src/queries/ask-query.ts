import {
  isWords,
  type PatternQuery,
  type Query,
  type TitleQuery,
  type WordsQuery,
} from "@earshot/core/triage/query/query";
import { and, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { triagePlace } from "../schema/triage-place.ts";
import type { QueryAsking } from "./query-asking.ts";
import { hasTsquery, placeCondition, together } from "./triage-query.ts";
import { askWords, postsWith, type AskedWords } from "./triage-words.ts";

/** A query with what its words and names mean. */
export interface GivenQuery {
  query: Query;
  asking: QueryAsking;
}

/** A query as the list takes it. */
export interface AskedQuery {
  /** What must stand in every post, so that the index of words leads to the posts; null where nothing must. */
  words: AskedWords | null;
  /** The rest of it, on `triage_place`. */
  condition: SQL | undefined;
}

/** Looks up what the words of a query lead to: those that every post must have apart, those beside OR and fields each by itself. */
export async function askQuery(db: Db, given: GivenQuery | undefined): Promise<AskedQuery> {
  if (given === undefined) return { words: null, condition: undefined };
  const { query, asking } = given;
  const conjuncts = query.kind === "and" ? query.queries : [query];
  const rest = conjuncts.filter((each) => !isWords(each));
  const words = [...conjuncts.filter(isWords), ...rest.flatMap(impliedWords)];
  const [first] = words;
  const conditions: SQL[] = [];
  for (const each of rest) conditions.push(await resolved(db, each, asking));
  return {
    words: first === undefined ? null : await askWords(db, together("and", words)),
    condition: and(...conditions),
  };
}

/** Words that a post has for sure when this is true of it. */
function impliedWords(query: Query): WordsQuery[] {
  if (query.kind === "pattern") return [begins(query)];
  return query.kind === "title" && isAffirmed(query) ? [query.query] : [];
}

function begins(query: PatternQuery): WordsQuery {
  return { kind: "prefix", word: query.begins };
}

/** What the title does not have may well stand in the text. */
function isAffirmed({ query }: TitleQuery): boolean {
  const affirms = (each: WordsQuery): boolean =>
    each.kind === "and" || each.kind === "or" ? each.queries.every(affirms) : each.kind !== "not";
  return affirms(query);
}

/** The condition with its words looked up: it is made twice, once to see which words it asks for. */
async function resolved(db: Db, query: Query, asking: QueryAsking): Promise<SQL> {
  const wanted: WordsQuery[] = [];
  placeCondition(query, asking, (words) => {
    wanted.push(words);
    return sql`true`;
  });
  const looked: SQL[] = [];
  for (const words of wanted) looked.push(postsCondition(await askWords(db, words)));
  let next = 0;
  return placeCondition(query, asking, () => looked[next++] ?? sql`false`);
}

/** Rare words are a list of posts, common ones a set that the server makes once; only what excludes is asked of each post. */
function postsCondition(asked: AskedWords | null): SQL {
  if (asked === null) return sql`true`;
  if (!asked.isCommon) return sql`(${triagePlace.postId} = any(${sql.param(asked.postIds)}::bigint[]))`;
  return asked.isIndexed
    ? sql`(${triagePlace.postId} in (${postsWith(asked.query)}))`
    : hasTsquery(sql`${asked.query}::tsquery`);
}
