import { directions, type Direction, type Sentiment } from "@earshot/core/analyse/label";
import { pairCoders, planSample } from "@earshot/core/report/coding/plan-sample";
import { asc, eq, isNull, max, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { codedPost, coder, codingAnswer, codingRound } from "../schema/coding.ts";
import { person } from "../schema/person.ts";
import { recordAudit, type Actor } from "./audit.ts";

/** With fewer posts a round says nothing. */
export const codingPostsMin = 10;

export type DrawnRound =
  | { ok: true; codingRoundId: number; posts: number }
  | { ok: false; reason: "few_coders" | "few_posts" | "drawn_already" };

export interface DrawRound {
  /** The sample is of posts that were published since `from` and before `to`. */
  from: Date;
  to: Date;
  size: number;
  actor: Actor;
  now: Date;
}

/**
 * Draws the sample of a period by what the machine said of each post, and hands each post to two coders. Reprints and posts that a block hides are
 * left out: the one would count an error twice, the other is nobody's work.
 */
export async function drawCodingRound(db: Db, given: DrawRound): Promise<DrawnRound> {
  const { to, size, actor, now } = given;
  return db.transaction(async (tx) => {
    const people = await activeCoders(tx);
    if (people.length < 2) return { ok: false, reason: "few_coders" } as const;
    // A post is in one sample at most: what the last one stood for is not stood for again.
    const [last] = await tx.select({ to: max(codingRound.toAt) }).from(codingRound);
    const from = new Date(Math.max(given.from.getTime(), last?.to?.getTime() ?? 0));
    if (from >= to) return { ok: false, reason: "drawn_already" } as const;
    const frame = await countFrame(tx, from, to);
    const total = [...frame.values()].reduce((sum, count) => sum + count, 0);
    if (total < codingPostsMin) return { ok: false, reason: "few_posts" } as const;
    const [round] = await tx
      .insert(codingRound)
      .values({ fromAt: from, toAt: to, createdAt: now, frame: Object.fromEntries(frame) })
      .onConflictDoNothing()
      .returning({ id: codingRound.codingRoundId });
    if (!round) return { ok: false, reason: "drawn_already" } as const;
    const posts = await drawPosts(tx, { from, to }, planSample(frame, size));
    await tx.insert(codedPost).values(posts.map((each) => ({ codingRoundId: round.id, ...each })));
    const pairs = pairCoders(people, posts.length);
    await tx
      .insert(codingAnswer)
      .values(
        posts.flatMap(({ postId }, at) =>
          (pairs[at] ?? []).map((personId) => ({ codingRoundId: round.id, postId, personId })),
        ),
      );
    const target = {
      targetKind: "coding_round",
      targetId: round.id,
      targetName: to.toISOString().slice(0, 10),
    };
    await recordAudit(tx, actor, { what: "coding.drawn", ...target, to: { posts: posts.length } }, now);
    return { ok: true, codingRoundId: round.id, posts: posts.length } as const;
  });
}

/** People who code and may still sign in, by number. */
async function activeCoders(db: Db): Promise<number[]> {
  const rows = await db
    .select({ personId: coder.personId })
    .from(coder)
    .innerJoin(person, eq(person.personId, coder.personId))
    .where(isNull(person.disabledAt))
    .orderBy(asc(coder.personId));
  return rows.map(({ personId }) => personId);
}

/** What the machine said, also where a person has said something else since. */
export const machineDirection = sql`case when t.direction_by = 'machine' then t.direction else (
  select key from jsonb_each_text(t.direction_probabilities) order by value::double precision desc, key limit 1) end`;

/** Posts of a period that a sample may hold, as `t`. */
export function codable(from: Date, to: Date): SQL {
  return sql`triage_place place join triage t on t.post_id = place.post_id
    where place.published_at >= ${from}::timestamptz and place.published_at < ${to}::timestamptz
      and not t.is_reprint and t.blocked_by is null`;
}

async function countFrame(db: Db, from: Date, to: Date): Promise<Map<Direction, number>> {
  const rows = await readRows<{ direction: Direction; count: number }>(
    db,
    sql`select ${machineDirection} as direction, count(*)::integer as count from ${codable(from, to)} group by 1`,
  );
  const counts = new Map(rows.map(({ direction, count }) => [direction, count]));
  return new Map(directions.map((direction) => [direction, counts.get(direction) ?? 0]));
}

interface DrawnPost {
  postId: number;
  machineDirection: Direction;
  machineSentiments: Record<string, Sentiment>;
}

/** In an order that nobody can foresee and that is the same again for the same period. */
async function drawPosts(
  db: Db,
  { from, to }: Pick<DrawRound, "from" | "to">,
  plan: Map<Direction, number>,
): Promise<DrawnPost[]> {
  const rows = await readRows<{
    post_id: string;
    direction: Direction;
    sentiments: Record<string, Sentiment> | null;
  }>(
    db,
    sql`
    select post_id, direction, (
        select jsonb_object_agg(m.entity_id, machine.sentiment) from mention m, lateral (
          select coalesce(
            (select key from jsonb_each_text(m.sentiment_probabilities) order by value::double precision desc, key limit 1),
            m.sentiment) as sentiment) machine
        where m.post_id = drawn.post_id and m.month = drawn.month and machine.sentiment is not null) as sentiments
    from (
      select t.post_id, t.month, ${machineDirection} as direction,
        row_number() over (partition by ${machineDirection} order by md5(t.post_id::text || ${to.toISOString()})) as place
      from ${codable(from, to)}) drawn
    where place <= (${sql.param(JSON.stringify(Object.fromEntries(plan)))}::jsonb ->> direction)::integer
    order by md5(${to.toISOString()} || post_id::text)`,
  );
  return rows.map(({ post_id, direction, sentiments }) => ({
    postId: Number(post_id),
    machineDirection: direction,
    machineSentiments: sentiments ?? {},
  }));
}
