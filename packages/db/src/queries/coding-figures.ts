import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { SampledPost } from "@earshot/core/report/coding/coding-report";
import { desc, inArray, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { codingRound } from "../schema/coding.ts";
import { codable, machineDirection } from "./coding-draw.ts";

export interface CodingRound {
  codingRoundId: number;
  from: Date;
  to: Date;
  posts: number;
  /** Posts that both coders have answered. */
  coded: number;
}

/** The newest rounds first. */
export async function listRounds(db: Db, limit: number): Promise<CodingRound[]> {
  const rows = await db
    .select({
      codingRoundId: codingRound.codingRoundId,
      from: codingRound.fromAt,
      to: codingRound.toAt,
      posts: sql<number>`(select count(*)::integer from coded_post p where p.coding_round_id = ${codingRound.codingRoundId})`,
      coded: sql<number>`(select count(*)::integer from coded_post p where p.coding_round_id = ${codingRound.codingRoundId}
        and 2 <= (select count(a.answered_at) from coding_answer a
          where a.coding_round_id = p.coding_round_id and a.post_id = p.post_id))`,
    })
    .from(codingRound)
    .orderBy(desc(codingRound.toAt))
    .limit(limit);
  return rows;
}

/** The posts of some rounds with every answer, and how many posts the rounds stand for. */
export async function readSamples(
  db: Db,
  roundIds: readonly number[],
): Promise<{ posts: SampledPost[]; frame: Partial<Record<Direction, number>> }> {
  if (roundIds.length === 0) return { posts: [], frame: {} };
  const rows = await readRows<SampleRow>(
    db,
    sql`
    select p.coding_round_id, p.post_id, p.machine_direction, p.machine_sentiments, p.settled_direction,
      coalesce(json_agg(json_build_object('direction', a.direction, 'sentiments', a.sentiments) order by a.person_id)
        filter (where a.answered_at is not null), '[]') as answers
    from coded_post p left join coding_answer a using (coding_round_id, post_id)
    where p.coding_round_id = any(${sql.param([...roundIds])}::integer[])
    group by p.coding_round_id, p.post_id order by p.coding_round_id desc, p.post_id`,
  );
  const frames = await db
    .select({ frame: codingRound.frame })
    .from(codingRound)
    .where(inArray(codingRound.codingRoundId, [...roundIds]));
  return {
    posts: rows.map((row) => ({
      codingRoundId: row.coding_round_id,
      postId: Number(row.post_id),
      machineDirection: row.machine_direction,
      machineSentiments: row.machine_sentiments,
      settledDirection: row.settled_direction,
      answers: row.answers,
    })),
    frame: addFrames(frames.map(({ frame }) => frame)),
  };
}

interface SampleRow {
  coding_round_id: number;
  post_id: string;
  machine_direction: Direction;
  machine_sentiments: Record<string, Sentiment>;
  settled_direction: Direction | null;
  answers: { direction: Direction; sentiments: Record<string, Sentiment> }[];
}

function addFrames(
  frames: readonly Partial<Record<Direction, number>>[],
): Partial<Record<Direction, number>> {
  const sum: Partial<Record<Direction, number>> = {};
  for (const frame of frames)
    for (const [direction, count] of Object.entries(frame) as [Direction, number][])
      sum[direction] = (sum[direction] ?? 0) + count;
  return sum;
}

export interface CorrectionCount {
  /** As the machine said. */
  direction: Direction;
  /** Posts that somebody acted on. */
  handled: number;
  /** Those of them whose direction they changed. */
  corrected: number;
}

/** How often people changed a direction of the machine, of the posts of a period that they had in hand. */
export async function countCorrections(db: Db, from: Date, to: Date): Promise<CorrectionCount[]> {
  return readRows<{ direction: Direction; handled: number; corrected: number }>(
    db,
    sql`
    select ${machineDirection} as direction, count(*)::integer as handled,
      count(*) filter (where t.direction_by = 'person' and t.direction <> ${machineDirection})::integer as corrected
    from ${codable(from, to)}
      and exists (select from triage_event e where e.post_id = t.post_id and e.person_id is not null)
    group by 1`,
  );
}
