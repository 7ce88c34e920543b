import type { ListOrder } from "@earshot/core/triage/order";
import { and, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triagePlace } from "../schema/triage-place.ts";
import { fittingPlaces, hasWords, usual, type WayBounds } from "./find-places.ts";
import { plannedCost } from "./planned.ts";
import type { AskedList } from "./triage-filter.ts";
import type { AskedWords } from "./triage-words.ts";

/** Where a post stands in a list of another order than urgency: `key` is what it is ordered by. */
export interface OrderedPlace {
  postId: number;
  key: number;
}

export type OtherOrder = Exclude<ListOrder, "urgency">;

export interface AskedOrdered extends AskedList {
  order: OtherOrder;
  words: AskedWords | null;
  /** Places after this one. */
  after: OrderedPlace | null;
  limit: number;
}

/** Milliseconds of an instant: exact, for no post knows its time better. */
const publishedMs = sql`(extract(epoch from triage_place.published_at) * 1000)::double precision`;

const keyOf: Record<OtherOrder, SQL> = {
  newest: publishedMs,
  oldest: publishedMs,
  reach: sql`spread.reach`,
  velocity: sql`spread.velocity`,
};

/** The same places by another order, the same two ways as `findPlaces`: along an index of that order, or all that fits, sorted. */
export async function findOrdered(
  db: Db,
  asked: AskedOrdered,
  bounds: WayBounds = usual,
): Promise<OrderedPlace[]> {
  const { words, condition, limit } = asked;
  if (words?.isCommon === false) return readPlaces(db, gathering(asked));
  if (!words && !condition) return readPlaces(db, walking(asked, limit));
  const cost = await plannedCost(db, gathering(asked));
  if (cost > bounds.cheap) {
    // A step is dearer than along the urgent ones: what a post is filtered by lies in another table.
    const steps = Math.ceil(cost / (words ? bounds.askedStepCost : bounds.askedStepCost / 4));
    const found = await readPlaces(db, walking(asked, Math.max(limit, Math.min(steps, stepsMax))));
    if (found.length >= limit) return found;
  }
  return readPlaces(db, gathering(asked));
}

const stepsMax = 1_000_000_000;

async function readPlaces(db: Db, statement: SQL): Promise<OrderedPlace[]> {
  const rows = await readRows<{ post_id: string; key: number }>(db, statement);
  return rows.map((row) => ({ postId: Number(row.post_id), key: row.key }));
}

function isDescending(order: OtherOrder): boolean {
  return order !== "oldest";
}

function walking(
  { order, isOpen, within, condition, words, after, limit }: AskedOrdered,
  steps: number,
): SQL {
  const way = sql.raw(isDescending(order) ? "desc" : "asc");
  const fits = and(condition, hasWords(words)) ?? sql`true`;
  if (order === "newest" || order === "oldest")
    return sql`select post_id, ${publishedMs} as key from (
        select * from ${triagePlace} where ${and(within, isAfterTime(order, after))}
        order by published_at ${way}, post_id ${way} limit ${steps}) triage_place
      where ${fits} order by published_at ${way}, post_id ${way} limit ${limit}`;
  return sql`select triage_place.post_id, ${keyOf[order]} as key from (
      select * from triage_spread spread where ${and(sql`spread.is_open = ${sql.raw(String(isOpen))}`, isAfterSpread(order, after))}
      order by ${keyOf[order]} desc, spread.post_id desc limit ${steps}) spread
    join ${triagePlace} on triage_place.post_id = spread.post_id
    where ${and(within, fits)} order by ${keyOf[order]} desc, spread.post_id desc limit ${limit}`;
}

function gathering(asked: AskedOrdered): SQL {
  const { order, after, limit } = asked;
  const way = sql.raw(isDescending(order) ? "desc" : "asc");
  const fitting = fittingPlaces({ ...asked, after: null });
  const isTime = order === "newest" || order === "oldest";
  const joined = isTime
    ? sql`join triage_place using (post_id)`
    : sql`join triage_spread spread using (post_id)`;
  const isAfter = isTime ? isAfterTime(order, after) : isAfterSpread(order, after);
  return sql`select fit.post_id, ${keyOf[order]} as key from (${fitting} offset 0) fit ${joined}
    where ${isAfter ?? sql`true`} order by key ${way}, fit.post_id ${way} limit ${limit}`;
}

function isAfterTime(order: "newest" | "oldest", after: OrderedPlace | null): SQL | undefined {
  if (after === null) return undefined;
  const sign = sql.raw(order === "newest" ? "<" : ">");
  return sql`(triage_place.published_at, triage_place.post_id) ${sign} (to_timestamp(${after.key}::double precision / 1000), ${after.postId}::bigint)`;
}

function isAfterSpread(order: "reach" | "velocity", after: OrderedPlace | null): SQL | undefined {
  if (after === null) return undefined;
  return sql`(${keyOf[order]}, spread.post_id) < (${after.key}::double precision, ${after.postId}::bigint)`;
}
