import { sql, type SQL } from "drizzle-orm";
import { directionBits, sentimentCodes, unknownKey } from "./figure-codes.ts";
import { partsOfMention } from "./tally-columns.ts";

const directionKeys = sql.raw(
  directionBits.map(([name, bit]) => `case when m.directions & ${bit} <> 0 then '${name}' end`).join(", "),
);
const sentimentKey = sql.raw(
  `case m.sentiment ${sentimentCodes.map(([name, code]) => `when ${code} then '${name}'`).join(" ")} else '${unknownKey}' end`,
);

/** Everything under which a row of `counted_mention`, called `m`, is summed up: `dimension` and `key`. */
const places = sql`
  select 'all' as dimension, '' as key
  union all select 'direction', key from unnest(array[${directionKeys}]) as key where key is not null
  union all values ('sentiment', ${sentimentKey}), ('severity', m.severity::text), ('platform', m.platform),
    ('lang', m.lang), ('tier', m.tier::text)`;

/**
 * What mentions come to in the sums of hours and of days.
 * @param mentions rows of `counted_mention` with a column `sign`: 1 to add them, -1 to take them away
 * @returns rows of `mention_sum`, each place once
 */
export function sumLines(mentions: SQL): SQL {
  return sql`
    select span.is_day, place.dimension, m.entity_id, span.at, place.key,
      sum(m.sign)::integer as mentions,
      sum(m.sign * p.originals)::integer as originals,
      sum(m.sign * p.positive)::integer as positive,
      sum(m.sign * p.negative)::integer as negative,
      sum(m.sign * p.neutral)::integer as neutral,
      sum(m.sign * p.reach)::bigint as reach,
      sum(m.sign * p.reach_known)::integer as reach_known,
      sum(m.sign * p.engagement)::bigint as engagement,
      sum(m.sign * p.engagement_known)::integer as engagement_known
    from (${mentions}) m
    cross join lateral (select ${partsOfMention}) p
    cross join lateral (${places}) place
    cross join lateral (values
      (false, date_trunc('hour', m.published_at, 'UTC')), (true, date_trunc('day', m.published_at, 'UTC'))) span (is_day, at)
    where not m.is_own
    group by 1, 2, 3, 4, 5`;
}
