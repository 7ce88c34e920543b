import { sql, type SQL } from "drizzle-orm";
import { mentionConditions, type ReadFilter } from "./mention-tallies.ts";

/** Which rows of `counted_mention`, called `m`, a filter leaves of a time; what accounts of our own publish is none of them. */
export function mentionsWithin(filter: ReadFilter, from: Date, to: Date): SQL {
  return sql`
    m.entity_id = any(${sql.param([...filter.entities])}::integer[]) and not m.is_own
      and m.published_at >= ${from}::timestamptz and m.published_at < ${to}::timestamptz
      ${sql.join(mentionConditions(filter), sql``)}`;
}
