import { emptyTally, type Figure } from "@earshot/core/report/metrics/figure";
import { findMetric } from "@earshot/core/report/metrics/registry";
import { refuse, shareFigure } from "@earshot/core/report/metrics/refuse";
import { dialogueRate } from "@earshot/core/report/dashboard/list-passports";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { entity } from "../../schema/entity.ts";
import { readFilterOf } from "../figures/figure-filter.ts";
import type { ReadFilter } from "../figures/mention-tallies.ts";
import { readTallies } from "../figures/read-tallies.ts";
import { ownAccounts, ownAuthors } from "../presence.ts";
import type { ListAsked } from "./top-stories.ts";

export interface ExecutiveRow {
  entityId: number;
  name: string;
  mentions: number;
  before: number;
  netSentiment: Figure;
  /** Null where no account of theirs is read. */
  ownPosts: number | null;
  lastOwnAt: Date | null;
  dialogue: Figure | null;
}

/** Executives of the watch list: what is said of them, and what they say. A filter that names others leaves them out. */
export async function readExecutiveRows(
  db: Db,
  { filter, from, to, limit }: ListAsked,
): Promise<ExecutiveRow[]> {
  const all = await db
    .select({ entityId: entity.entityId, name: entity.name })
    .from(entity)
    .where(and(eq(entity.kind, "executive"), isNull(entity.retiredAt)))
    .orderBy(asc(entity.entityId));
  const wanted = filter.entities?.length ? new Set(filter.entities) : null;
  const executives = all.filter(({ entityId }) => wanted === null || wanted.has(entityId));
  if (executives.length === 0) return [];
  const read = { ...(await readFilterOf(db, filter)), entities: executives.map((each) => each.entityId) };
  const lengthMs = to.getTime() - from.getTime();
  const told = await tallies(db, read, from, to);
  const earlier = await tallies(db, read, new Date(from.getTime() - lengthMs), from);
  const rows: ExecutiveRow[] = [];
  for (const { entityId, name } of executives) {
    const tally = told.get(entityId) ?? emptyTally;
    rows.push({
      entityId,
      name,
      mentions: tally.mentions,
      before: earlier.get(entityId)?.mentions ?? 0,
      netSentiment:
        findMetric("net_sentiment")?.reckon(tally, tally, lengthMs / dayMs) ?? refuse("too_few", 0),
      ...(await ownWords(db, entityId, from, to)),
    });
  }
  return rows.toSorted((a, b) => b.mentions - a.mentions || a.entityId - b.entityId).slice(0, limit);
}

const dayMs = 86_400_000;

async function tallies(db: Db, filter: ReadFilter, from: Date, to: Date) {
  const asked = { groups: ["entity" as const], filter, starts: [from, to], only: [null], largest: null };
  return new Map((await readTallies(db, asked)).map(({ keys, tally }) => [Number(keys[0]), tally]));
}

type OwnWords = Pick<ExecutiveRow, "ownPosts" | "lastOwnAt" | "dialogue">;

async function ownWords(db: Db, entityId: number, from: Date, to: Date): Promise<OwnWords> {
  const accounts = await ownAccounts(db, entityId);
  if (accounts.length === 0) return { ownPosts: null, lastOwnAt: null, dialogue: null };
  const month = sql`date_trunc('month', ${from}::timestamptz at time zone 'UTC')::date`;
  const [row] = await readRows<{ posts: number; last_ms: number | null; asked: number; answered: number }>(
    db,
    sql`
    with own as materialized (${ownAuthors(entityId)}), there as materialized (
      select p.* from post p join source s on s.source_id = p.source_id
      where s.owner_entity_id = ${entityId} and p.month >= ${month} and p.deleted_at is null
        and p.published_at >= ${from}::timestamptz and p.published_at < ${to}::timestamptz
    ), questions as (
      select namespace, external_id from there
      where parent_external_id is not null and position('?' in text) > 0
        and (author_id is null or author_id not in (select author_id from own))
    ), answers as (
      select distinct r.namespace, r.parent_external_id from post r
      where r.month >= ${month} and r.author_id in (select author_id from own) and r.parent_external_id is not null
        and r.published_at >= ${from}::timestamptz)
    select (select count(*)::integer from there where parent_external_id is null) as posts,
      (select (extract(epoch from max(published_at)) * 1000)::double precision from there where parent_external_id is null) as last_ms,
      (select count(*)::integer from questions) as asked,
      (select count(*)::integer from questions q join answers a on (a.namespace, a.parent_external_id) = (q.namespace, q.external_id)) as answered`,
  );
  const { posts = 0, last_ms = null, asked = 0, answered = 0 } = row ?? {};
  const areCommentsRead = accounts.some(({ readsComments }) => readsComments);
  return {
    ownPosts: posts,
    lastOwnAt: last_ms === null ? null : new Date(last_ms),
    dialogue: areCommentsRead || asked > 0 ? shareFigure(answered, asked, dialogueRate.minimumN) : null,
  };
}
