import { shareOf, type Share } from "@earshot/core/report/metrics/wilson";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { isWords, type WordsQuery } from "@earshot/core/triage/query/query";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { toTsquery } from "../words-tsquery.ts";
import type { KeyMessageRow } from "./message-list.ts";

/** How much of what is written of us carries a message. */
export interface PullThrough extends Share {
  keyMessageId: number;
  /** Of those that carry it, reprints of others. */
  reprints: number;
  /** The part of the period in which the message is meant to be heard; null when it is in none of it. */
  from: Date | null;
  till: Date | null;
}

export interface PullThroughAsked {
  from: Date;
  till: Date;
}

/**
 * Message pull-through: of the posts of a period that speak of us, the share that carries each message. A post carries it when one of its
 * phrases stands in title or text, in any form of its words. The passport is `messagePullThrough`; reprints count, own words do not.
 */
export async function readPullThrough(
  db: Db,
  messages: readonly KeyMessageRow[],
  period: PullThroughAsked,
): Promise<PullThrough[]> {
  const found: PullThrough[] = [];
  for (const message of messages) {
    const part = activePart(message, period);
    const words = wordsOf(message.phrases);
    found.push(
      part === null || words === null
        ? { keyMessageId: message.keyMessageId, ...shareOf(0, 0), reprints: 0, from: null, till: null }
        : await count(db, message, part, words),
    );
  }
  return found;
}

async function count(
  db: Db,
  { keyMessageId, entity }: KeyMessageRow,
  { from, till }: PullThroughAsked,
  words: WordsQuery,
): Promise<PullThrough> {
  const [row] = await readRows<{ n: number; hits: number; reprints: number }>(
    db,
    sql`
    with asked as materialized (select ${toTsquery(words)} as words),
      about as materialized (select coalesce(array_agg(entity_id), '{}') as ids from (${aboutWhom(entity?.entityId ?? null)}) e),
      spoken as (
        select t.is_reprint, exists (select from triage_search w, asked where w.post_id = t.post_id and w.words @@ asked.words) as carries
        from triage t, about
        where t.published_at >= ${from}::timestamptz and t.published_at < ${till}::timestamptz
          and t.entity_ids && about.ids and t.irrelevant_because is null
          and not (not t.is_reply and exists (select from source s where s.source_id = t.source_id and s.owner_entity_id is not null)))
    select count(*)::integer as n, (count(*) filter (where carries))::integer as hits,
      (count(*) filter (where carries and is_reprint))::integer as reprints
    from spoken`,
  );
  const { n = 0, hits = 0, reprints = 0 } = row ?? {};
  return { keyMessageId, ...shareOf(hits, n), reprints, from, till };
}

/** Everything of ours; of one of us what belongs to it too. */
function aboutWhom(entityId: number | null): SQL {
  const which =
    entityId === null
      ? sql`coalesce(c.kind, '') <> 'competitor'`
      : sql`(e.entity_id = ${entityId} or e.company_id = ${entityId})`;
  return sql`select e.entity_id from entity e left join entity c on c.entity_id = e.company_id
    where e.kind in ('company', 'brand', 'product', 'executive') and ${which}`;
}

/** One of the phrases; those that the search line takes no more are left out. */
function wordsOf(phrases: readonly string[]): WordsQuery | null {
  const queries = phrases.flatMap((phrase) => {
    const parsed = parseQuery(phrase);
    return "problem" in parsed || !isWords(parsed.query) ? [] : [parsed.query];
  });
  return queries.length === 0 ? null : { kind: "or", queries };
}

function activePart(
  { activeFrom, activeTill }: KeyMessageRow,
  { from, till }: PullThroughAsked,
): PullThroughAsked | null {
  const part = {
    from: activeFrom !== null && activeFrom > from ? activeFrom : from,
    till: activeTill !== null && activeTill < till ? activeTill : till,
  };
  return part.from < part.till ? part : null;
}
