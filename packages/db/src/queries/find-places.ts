import { and, desc, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triagePlace } from "../schema/triage-place.ts";
import { plannedCost } from "./planned.ts";
import type { AskedList } from "./triage-filter.ts";
import type { AskedWords } from "./triage-words.ts";

export interface Place {
  postId: number;
  priority: number;
}

/** What of one list is asked for. */
export interface AskedPlaces extends AskedList {
  words: AskedWords | null;
  /** Places after this one. */
  after: Place | null;
  limit: number;
}

export const byUrgency = sql`order by ${desc(triagePlace.priority)}, ${desc(triagePlace.postId)}`;

/** What decides between the ways to a page, in the units of the planner: 300 of them take a millisecond where an index is read in order. */
export interface WayBounds {
  /** What costs no more than this is gathered at once. */
  cheap: number;
  /** So many places are looked at before anything dearer is tried. */
  steps: number;
  /** The same where each has to be asked for its words. */
  askedSteps: number;
  /** One place on the way along the list, without and with asking. */
  stepCost: number;
  askedStepCost: number;
}

/** Measured over 1,000,000 and 10,000,000 posts. */
export const usual: WayBounds = {
  cheap: 4_000,
  steps: 20_000,
  askedSteps: 4_000,
  stepCost: 0.04,
  askedStepCost: 3,
};

/**
 * The most urgent places of a list. Two ways lead there and none is good for all: to walk the list until a page is full, which never ends
 * where few posts fit or all of them are at its end; and to gather whatever fits and sort it, which is dear where much fits. What is
 * planned to be cheap is gathered; else the beginning of the list is walked; where that fills no page, what it found tells how long
 * the rest of the way would be, and the shorter way is taken. The answer is the same either way.
 */
export async function findPlaces(db: Db, asked: AskedPlaces, bounds: WayBounds = usual): Promise<Place[]> {
  const { words, condition, limit } = asked;
  if (words?.isCommon === false) return readPlaces(db, gathering(asked));
  if (!words && !condition) return readPlaces(db, walking(asked));
  const cost = await plannedCost(db, gathering(asked));
  if (cost <= bounds.cheap) return readPlaces(db, gathering(asked));
  const steps = words ? bounds.askedSteps : bounds.steps;
  const begun = await readPlaces(db, walkingSteps(asked, steps));
  if (begun.length >= limit) return begun;
  const stepsLeft = begun.length === 0 ? Number.POSITIVE_INFINITY : (steps * limit) / begun.length;
  const isWayShorter = stepsLeft * (words ? bounds.askedStepCost : bounds.stepCost) < cost;
  return readPlaces(db, isWayShorter ? walking(asked) : gathering(asked));
}

async function readPlaces(db: Db, statement: SQL): Promise<Place[]> {
  const rows = await readRows<{ post_id: string; priority: number }>(db, statement);
  return rows.map((row) => ({ postId: Number(row.post_id), priority: row.priority }));
}

/** Along the list until the page is full. */
function walking({ within, condition, words, after, limit }: AskedPlaces): SQL {
  return sql`select post_id, priority from ${triagePlace}
    where ${and(within, isAfter(after), condition, hasWords(words))} ${byUrgency} limit ${limit}`;
}

/** Along the list, at most so many steps. */
function walkingSteps({ within, condition, words, after, limit }: AskedPlaces, steps: number): SQL {
  return sql`select post_id, priority from (
      select * from ${triagePlace} where ${and(within, isAfter(after))} ${byUrgency} limit ${steps}) triage_place
    where ${and(condition, hasWords(words)) ?? sql`true`} ${byUrgency} limit ${limit}`;
}

/** All that fits, then sorted: "offset 0" keeps the planner from walking the list for the sake of its order. */
function gathering(asked: AskedPlaces): SQL {
  return sql`select post_id, priority from (${fittingPlaces(asked)} offset 0) triage_place ${byUrgency} limit ${asked.limit}`;
}

/** Everything of a list that fits, in no order. */
export function fittingPlaces({
  within,
  condition,
  words,
  after,
}: Pick<AskedPlaces, "within" | "condition" | "words" | "after">): SQL {
  const columns = sql`select ${triagePlace.postId}, ${triagePlace.priority} from ${triagePlace}`;
  const fits = and(within, isAfter(after), condition);
  if (words?.isCommon)
    return sql`${columns} join triage_search found on found.post_id = ${triagePlace.postId}
      where ${and(fits, sql`found.words @@ ${words.query}::tsquery`)}`;
  return sql`${columns} where ${and(fits, hasWords(words))}`;
}

/** Asks each post; as a value and not by "exists", which the planner might turn into a walk over the words of all posts. */
export function hasWords(words: AskedWords | null): SQL | undefined {
  if (!words) return undefined;
  if (!words.isCommon) return sql`${triagePlace.postId} = any(${sql.param(words.postIds)}::bigint[])`;
  return sql`(select found.words @@ ${words.query}::tsquery from triage_search found where found.post_id = ${triagePlace.postId})`;
}

function isAfter(after: Place | null): SQL | undefined {
  if (!after) return undefined;
  return sql`(${triagePlace.priority}, ${triagePlace.postId}) < (${after.priority}::double precision, ${after.postId}::bigint)`;
}
