import type { NearQuery, NearSide, WordsQuery } from "@earshot/core/triage/query/query";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { storable } from "../storable.ts";

/** A query of words in the words of PostgreSQL. Whatever was typed is only ever a parameter. */
export function toTsquery(query: WordsQuery): SQL {
  switch (query.kind) {
    case "word":
      return anyForm(query.word);
    case "phrase":
      return sql`phraseto_tsquery('earshot', search_words(${storable(query.words.join(" "))}))`;
    case "prefix":
      // As it is written, for the stem of "опера" would find "операция" too; or the word itself in any form.
      return sql`(${anyForm(query.word)} || ${begunBy(query.word)})`;
    case "near":
      return nearby(query);
    case "not":
      return sql`(!! ${toTsquery(query.query)})`;
    case "and":
      return sql`(${sql.join(query.queries.map(toTsquery), sql` && `)})`;
    case "or":
      return sql`(${sql.join(query.queries.map(toTsquery), sql` || `)})`;
  }
}

/** Words as they are written that begin so. */
export function begunBy(word: string): SQL {
  return sql`(quote_literal(search_words(${storable(word)})) || ':*')::tsquery`;
}

function anyForm(word: string): SQL {
  return sql`plainto_tsquery('earshot', search_words(${storable(word)}))`;
}

/**
 * PostgreSQL knows "just so many words apart" but not "at most": each distance is asked for, and each order. A side that means
 * nothing leaves a query of its other side, as it does everywhere.
 */
function nearby({ sides: [left, right], distance, isOrdered }: NearQuery): SQL {
  const apart = (a: string, b: string): SQL =>
    sql`'(' || tsquery_phrase(${sql.raw(a)}, ${sql.raw(b)}, step)::text || ')'`;
  const either = isOrdered
    ? apart("near.a", "near.b")
    : sql`${apart("near.a", "near.b")} || ' | ' || ${apart("near.b", "near.a")}`;
  return sql`coalesce((select case when bool_or(numnode(near.a) = 0 or numnode(near.b) = 0)
      then min(near.a::text || near.b::text) else string_agg(${either}, ' | ') end
    from (select ${toTsquery(asWords(left))} as a, ${toTsquery(asWords(right))} as b) near, generate_series(1, ${distance}::integer) as step
  ), '')::tsquery`;
}

function asWords(side: NearSide): WordsQuery {
  return side.kind === "or" ? { kind: "or", queries: side.queries.map(asWords) } : side;
}
