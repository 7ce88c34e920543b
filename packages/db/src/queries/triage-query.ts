import { isWords } from "@earshot/core/triage/query/query";
import type { PatternQuery, Query, WordsQuery } from "@earshot/core/triage/query/query";
import { and, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triage } from "../schema/triage.ts";
import { triagePlace } from "../schema/triage-place.ts";
import { anyOf } from "./post-location.ts";
import type { QueryAsking } from "./query-asking.ts";
import { fieldCondition } from "./query-field.ts";
import { toTsquery } from "./words-tsquery.ts";

/** A query as a condition on the row of `triage`, for a statement over many posts. */
export function queryCondition(query: Query, asking: QueryAsking): SQL {
  const conjuncts = query.kind === "and" ? query.queries : [query];
  const words = conjuncts.filter(isWords);
  const rest = conjuncts.filter((each) => !isWords(each));
  const spoken =
    words.length > 0
      ? sql`${triage.postId} in (select found.post_id from triage_search found where found.words @@ ${tsquery(words)})`
      : undefined;
  const other =
    rest.length > 0
      ? sql`exists (select from ${triagePlace} where ${triagePlace.postId} = ${triage.postId}
          and ${and(...rest.map((each) => placeCondition(each, asking)))})`
      : undefined;
  return sql`(${and(spoken, other) ?? sql`true`})`;
}

/** Which of these posts fit the query, in the order of their ids. Posts that are not in triage fit none. */
export async function postsFitting(
  db: Db,
  query: Query,
  postIds: readonly number[],
  asking: QueryAsking,
): Promise<number[]> {
  if (postIds.length === 0) return [];
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`select post_id from ${triagePlace} where ${and(
      anyOf(triagePlace.postId, postIds),
      placeCondition(query, asking),
    )} order by post_id`,
  );
  return rows.map((row) => Number(row.post_id));
}

/** How the words of a query are asked of a post; whoever has looked up where rare words are knows a shorter way. */
export type AskWords = (words: WordsQuery) => SQL;

/** A query as a condition on `triage_place`. */
export function placeCondition(query: Query, asking: QueryAsking, askWords: AskWords = askPost): SQL {
  // What is excluded is looked up as what is there.
  if (isWords(query) && query.kind !== "not") return askWords(query);
  switch (query.kind) {
    case "not":
      return sql`(not ${placeCondition(query.query, asking, askWords)})`;
    case "and":
    case "or": {
      const isAsked = (each: Query): each is WordsQuery => isWords(each) && each.kind !== "not";
      const words = query.queries.filter(isAsked);
      const rest = query.queries.filter((each) => !isAsked(each));
      const conditions = [
        ...(words.length > 0 ? [askWords(together(query.kind, words))] : []),
        ...rest.map((each) => placeCondition(each, asking, askWords)),
      ];
      return sql`(${sql.join(conditions, query.kind === "and" ? sql` and ` : sql` or `)})`;
    }
    case "pattern":
      return patternCondition(query, askWords);
    case "title":
      return sql`((select to_tsvector('earshot', search_words(coalesce(whole.title, ''))) @@ ${toTsquery(query.query)}
        from triage whole where whole.post_id = ${triagePlace.postId}) is true)`;
    case "choice":
    case "name":
    case "holder":
    case "number":
    case "time":
    case "due":
      return fieldCondition(query, asking);
  }
}

/** Several queries of words as one. */
export function together(kind: "and" | "or", words: readonly WordsQuery[]): WordsQuery {
  const [only] = words;
  return words.length === 1 && only ? only : { kind, queries: [...words] };
}

function tsquery(words: readonly WordsQuery[]): SQL {
  return toTsquery(together("and", words));
}

/** As a value and not by "exists", which the planner might turn into a walk over the words of all posts. */
function askPost(words: WordsQuery): SQL {
  return hasTsquery(toTsquery(words));
}

/** Asks each post for its words. */
export function hasTsquery(query: SQL): SQL {
  return sql`((select found.words @@ ${query} from triage_search found where found.post_id = ${triagePlace.postId}) is true)`;
}

/** The text is read only where some word begins so: it lies in another table, and its words have to be made anew. */
function patternCondition({ begins, pattern }: PatternQuery, askWords: AskWords): SQL {
  const expression = pattern.replaceAll("*", "[[:alnum:]]*").replaceAll("?", "[[:alnum:]]");
  return sql`(${askWords({ kind: "prefix", word: begins })} and (
    select search_words(coalesce(body.title, '') || ' ' || body.text) ~ ${`(^| )${expression}( |$)`}
    from triage whole join post body on body.post_id = whole.post_id and body.month = whole.month
    where whole.post_id = ${triagePlace.postId}) is true)`;
}
