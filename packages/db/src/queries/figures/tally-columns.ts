import { sql, type SQL } from "drizzle-orm";

/** Columns of sums; what of a row of `counted_mention` (called `m`) goes into each stands beside. */
const parts = [
  ["mentions", sql`1`],
  ["originals", sql`(not m.is_reprint)::integer`],
  ["positive", sql`coalesce(m.sentiment = 3, false)::integer`],
  ["negative", sql`coalesce(m.sentiment = 1, false)::integer`],
  ["neutral", sql`coalesce(m.sentiment = 2, false)::integer`],
  ["reach", sql`coalesce(m.audience, 0)`],
  ["reach_known", sql`(m.audience is not null)::integer`],
  ["engagement", sql`coalesce(m.engagement, 0)`],
  ["engagement_known", sql`(m.engagement is not null)::integer`],
] as const;

export const tallyNames: readonly string[] = parts.map(([name]) => name);

/** "mentions, originals, …", each after `before`. */
export function tallyColumns(before = ""): SQL {
  return sql.raw(tallyNames.map((name) => before + name).join(", "));
}

/** What one row of `counted_mention`, called `m`, adds to each column. */
export const partsOfMention: SQL = sql.join(
  parts.map(([name, part]) => sql`${part} as ${sql.identifier(name)}`),
  sql`, `,
);

/** Sums of the columns of `from`, each under its own name. */
export function sumsOf(from: string): SQL {
  return sql.raw(tallyNames.map((name) => `sum(${from}.${name}) as ${name}`).join(", "));
}
