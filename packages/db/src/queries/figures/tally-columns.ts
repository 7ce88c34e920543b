import { sql, type SQL } from "drizzle-orm";

/** Columns of sums; what a row of `counted_mention` (called `m`) adds to each, and what many of them come to. */
const parts = [
  ["mentions", sql`1`, sql`count(*)`],
  ["originals", sql`(not m.is_reprint)::integer`, sql`count(*) filter (where not m.is_reprint)`],
  ["positive", sql`coalesce(m.sentiment = 3, false)::integer`, sql`count(*) filter (where m.sentiment = 3)`],
  ["negative", sql`coalesce(m.sentiment = 1, false)::integer`, sql`count(*) filter (where m.sentiment = 1)`],
  ["neutral", sql`coalesce(m.sentiment = 2, false)::integer`, sql`count(*) filter (where m.sentiment = 2)`],
  ["reach", sql`coalesce(m.audience, 0)`, sql`coalesce(sum(m.audience), 0)`],
  ["reach_known", sql`(m.audience is not null)::integer`, sql`count(m.audience)`],
  ["engagement", sql`coalesce(m.engagement, 0)`, sql`coalesce(sum(m.engagement), 0)`],
  ["engagement_known", sql`(m.engagement is not null)::integer`, sql`count(m.engagement)`],
] as const;

export const tallyNames: readonly string[] = parts.map(([name]) => name);

/** "mentions, originals, …", each after `before`. */
export function tallyColumns(before = "", names = tallyNames): SQL {
  return sql.raw(names.map((name) => before + name).join(", "));
}

/** What one row of `counted_mention`, called `m`, adds to each column. */
export const partsOfMention: SQL = sql.join(
  parts.map(([name, part]) => sql`${part} as ${sql.identifier(name)}`),
  sql`, `,
);

/** What rows of `counted_mention`, called `m`, come to in each column: much less work than to add up what each of them adds. */
export function sumsOfMentions(names = tallyNames): SQL {
  return sql.join(
    parts.flatMap(([name, , sum]) => (names.includes(name) ? [sql`${sum} as ${sql.identifier(name)}`] : [])),
    sql`, `,
  );
}

/** Sums of the columns of `from`, each under its own name. */
export function sumsOf(from: string): SQL {
  return sql.raw(tallyNames.map((name) => `sum(${from}.${name}) as ${name}`).join(", "));
}
