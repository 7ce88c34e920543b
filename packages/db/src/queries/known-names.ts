import type { FieldQuery, Query } from "@earshot/core/triage/query/query";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storable } from "../storable.ts";
import { namedRows } from "./query-name.ts";

type NameQuery = Extract<FieldQuery, { kind: "name" }>;

/** A name of a query that nothing is called by. */
export interface UnknownName {
  field: string;
  given: string;
  start: number;
  end: number;
}

/** Names of a query that lead nowhere: it may be read, but is surely not meant so. */
export async function unknownNames(db: Db, query: Query): Promise<UnknownName[]> {
  const unknown: UnknownName[] = [];
  for (const { field, names, start, end } of askedNames(query)) {
    if (field === "url" || field === "note") continue;
    for (const name of names) {
      const [row] = await readRows<{ is: boolean }>(
        db,
        sql`select exists (${namedRows(field, [name])}) as is`,
      );
      if (row?.is === false) unknown.push({ field, given: name.text, start, end });
    }
  }
  return unknown;
}

function askedNames(query: Query): NameQuery[] {
  if (query.kind === "name") return [query];
  if (query.kind === "not") return askedNames(query.query);
  return query.kind === "and" || query.kind === "or" ? query.queries.flatMap(askedNames) : [];
}

/** Authors of posts in triage whose name or handle has words that begin so, those with most followers first. */
export async function authorsBegun(db: Db, begun: string, limit: number): Promise<string[]> {
  const rows = await readRows<{ name: string }>(
    db,
    sql`select coalesce(nullif(name, ''), handle) as name, max(followers) as followers from author
      where to_tsvector('simple', search_words(coalesce(name, '') || ' ' || coalesce(handle, '')))
        @@ coalesce((nullif(phraseto_tsquery('simple', search_words(${storable(begun)}))::text, '') || ':*')::tsquery, ''::tsquery)
      group by 1 order by 2 desc nulls last, 1 limit ${limit}`,
  );
  return rows.map(({ name }) => name);
}
