import type { AlertRule, PostCondition } from "@earshot/core/report/alert/alert-rule";
import { replayPosts, replaySpikes, toReplay, type Replay } from "@earshot/core/report/alert/replay";
import { hourMs, type HourlyCounts } from "@earshot/core/report/alert/spike";
import { learnedHours } from "@earshot/core/report/alert/usual-hours";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import type { Query } from "@earshot/core/triage/query/query";
import { and, gte, isNull, lt, sql, type SQL } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";
import type { AlertForecast } from "../schema/alert-rule.ts";
import { triage } from "../schema/triage.ts";
import { readAlertPosts } from "./alert-posts.ts";
import { queryCondition } from "./triage-query.ts";

/** How far back a rule is replayed. */
export const replayDays = 90;
/** More posts than a replay reads say nothing more about a rule than that it is too wide. */
const replayPostsMax = 20_000;

export type ReplayOutcome = Replay & {
  /** The posts were more than are read: the newest ones were. */
  isCut: boolean;
};

/** The query of a rule; null where it looks at every post. Null too for what cannot be read any more: the page says so. */
export function ruleQuery(text: string): Query | null {
  if (text.trim() === "") return null;
  const parsed = parseQuery(text);
  return "query" in parsed ? parsed.query : null;
}

/** Posts of a rule's query in a time, without what people have called irrelevant. */
export function inScope(rule: Pick<AlertRule, "query" | "zone">, since: Date, until: Date): SQL {
  const query = ruleQuery(rule.query);
  const asking = { now: until, zone: rule.zone, personId: null };
  const isAsked = query === null ? undefined : queryCondition(query, asking);
  return sql`${and(
    gte(triage.publishedAt, since),
    lt(triage.publishedAt, until),
    isNull(triage.irrelevantBecause),
    isNull(triage.blockedBy),
    isAsked,
  )}`;
}

/** What a rule foretells of itself, to be kept beside it. */
export async function forecastRule(
  db: Db,
  rule: Parameters<typeof replayRule>[1],
  now: Date,
): Promise<AlertForecast> {
  const { days, perMonth, falseAlarmsPerMonth } = await replayRule(db, rule, now);
  return { at: now.toISOString(), days, perMonth, falseAlarmsPerMonth };
}

/** When a rule would have fired over the last 90 days, as posts are labelled today. Nothing is written. */
export async function replayRule(
  db: Db,
  rule: Pick<AlertRule, "condition" | "groupBy" | "coolDownMinutes" | "query" | "zone">,
  now: Date,
): Promise<ReplayOutcome> {
  const { condition } = rule;
  if (condition.kind === "spike") {
    const hours = await readHourlyCounts(db, rule, { hours: replayDays * 24 + learnedHours, now });
    const spikes = replaySpikes({ condition, coolDownMinutes: rule.coolDownMinutes }, hours, replayDays);
    return { ...spikes, isCut: false };
  }
  if (condition.kind === "impostor") return replayImpostors(db, now);
  const since = new Date(now.getTime() - replayDays * 24 * hourMs);
  const found = await readRows<{ post_id: string }>(
    db,
    sql`select ${triage.postId} as post_id from ${triage} where ${inScope(rule, since, now)} and ${narrowed(condition)}
      order by ${triage.publishedAt} desc limit ${replayPostsMax + 1}`,
  );
  const isCut = found.length > replayPostsMax;
  const ids = found.slice(0, replayPostsMax).map((row) => Number(row.post_id));
  const posts = await readAlertPosts(db, sql`t.post_id = any(${sql.param(ids)}::bigint[])`, {
    news: new Set(ids),
    limit: replayPostsMax,
    withStories: condition.kind === "story",
  });
  return {
    ...replayPosts(rule, posts, await daysKnown(db, posts[0]?.publishedAt ?? null, { since, now, isCut })),
    isCut,
  };
}

/**
 * Accounts that were suspected over the last 90 days, each an alert of its own. How many are false is said by people: their share among those that were
 * judged, of all; null while none was.
 */
async function replayImpostors(db: Db, now: Date): Promise<ReplayOutcome> {
  const since = new Date(now.getTime() - replayDays * 24 * hourMs);
  const rows = await readRows<{
    found_at: string;
    post_id: string | null;
    posts: number;
    verdict: string | null;
  }>(
    db,
    sql`
    select c.found_at, c.verdict, (select max(post_id) from triage t where t.author_id = c.author_id) as post_id,
      (select count(*)::integer from triage t where t.author_id = c.author_id) as posts
    from impostor_check c where c.found_at >= ${since}::timestamptz order by c.found_at desc`,
  );
  const alerts = rows.map((row) => ({
    at: new Date(row.found_at),
    postCount: row.posts,
    postId: row.post_id === null ? null : Number(row.post_id),
    spike: null,
  }));
  const days = await daysKnown(db, null, { since, now, isCut: false });
  const replay = toReplay(alerts, days);
  const judged = rows.flatMap(({ verdict }) => verdict ?? []);
  const falseOnes = judged.filter((verdict) => verdict === "false_alarm").length;
  const falseAlarmsPerMonth = judged.length === 0 ? null : (replay.perMonth * falseOnes) / judged.length;
  return { ...replay, falseAlarmsPerMonth, isCut: false };
}

/** What leaves out most posts before they are read; the decision itself is the same as for posts that come. */
function narrowed(condition: PostCondition): SQL {
  switch (condition.kind) {
    case "severity":
      return sql`${triage.severity} >= ${condition.from}`;
    case "story":
      return sql`${triage.storyId} is not null`;
    case "direction": {
      const wanted = sql.param([...condition.directions]);
      return sql`(${triage.direction} = any(${wanted}::text[]) or ${triage.also} && ${wanted}::text[])`;
    }
    case "executive":
      return sql`${triage.entityIds} && (select coalesce(array_agg(entity_id), '{}') from entity where kind = 'executive')`;
    case "author":
      return sql`${triage.authorId} is not null`;
    case "query":
      return sql`true`;
  }
}

/** Days of history that there are to replay: less than 90 in a young installation. */
async function daysKnown(
  db: Db,
  first: Date | null,
  { since, now, isCut }: { since: Date; now: Date; isCut: boolean },
): Promise<number> {
  const [row] = await readRows<{ first: Date | null }>(
    db,
    sql`select min(${triage.publishedAt}) as first from ${triage} where ${triage.publishedAt} >= ${since.toISOString()}::timestamptz`,
  );
  const oldest = isCut ? first : row?.first ? new Date(row.first) : null;
  if (oldest === null) return 0;
  return Math.min(replayDays, Math.max(1, Math.ceil((now.getTime() - oldest.getTime()) / (24 * hourMs))));
}

/**
 * Posts of a rule's query per hour, the hour that runs now the last. It begins with the first post that there is, so that time before the
 * installation listened is not taken for silence.
 */
export async function readHourlyCounts(
  db: Db,
  rule: Pick<AlertRule, "query" | "zone">,
  { hours, now }: { hours: number; now: Date },
): Promise<HourlyCounts> {
  const last = Math.floor(now.getTime() / hourMs);
  const first = last - hours + 1;
  const since = new Date(first * hourMs);
  const hour = sql`floor(extract(epoch from ${triage.publishedAt}) / 3600)::integer`;
  const rows = await readRows<{ hour: number; count: number }>(
    db,
    sql`select ${hour} as hour, count(*)::integer as count from ${triage}
      where ${inScope(rule, since, new Date((last + 1) * hourMs))} group by 1`,
  );
  const [begun] = await readRows<{ first: number | null }>(
    db,
    sql`select min(${hour}) as first from ${triage} where ${triage.publishedAt} >= ${since.toISOString()}::timestamptz`,
  );
  const counts = new Map(rows.map((row) => [row.hour, row.count]));
  const start = Math.max(first, begun?.first ?? last);
  const unheard = await unheardHours(db, start, last);
  return {
    since: new Date(start * hourMs),
    zone: rule.zone,
    counts: Array.from({ length: last - start + 1 }, (_, at) => {
      const each = start + at;
      return unheard.has(each) && each !== last ? null : (counts.get(each) ?? 0);
    }),
  };
}

/** Hours in which most of the sources were silent because nobody could ask them: gaps that were never filled. */
export async function unheardHours(db: Db, first: number, last: number): Promise<ReadonlySet<number>> {
  const rows = await readRows<{ hour: string }>(
    db,
    sql`
    select hour from (
      select hour, count(distinct g.source_id) as deaf
      from source_gap g
      cross join lateral generate_series(
        greatest(ceil(extract(epoch from g.from_at) / 3600)::bigint, ${first}),
        least(floor(extract(epoch from coalesce(g.to_at, now())) / 3600)::bigint - 1, ${last})) as hour
      where coalesce(g.to_at, now()) >= to_timestamp(${first}::bigint * 3600) and (g.outcome is null or g.outcome <> 'whole')
      group by hour) heard
    where deaf * 2 > (select count(*) from source where retired_at is null)`,
  );
  return new Set(rows.map((row) => Number(row.hour)));
}
