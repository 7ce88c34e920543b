import { and, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triagePlace } from "../schema/triage-place.ts";
import { findSpoken } from "./find-spoken.ts";
import { byUrgency, isAfter } from "./place-order.ts";
import type { Place } from "./place-order.ts";
import { plannedCost } from "./planned.ts";
import type { AskedList } from "./triage-filter.ts";
import { postsWith } from "./triage-words.ts";
import type { AskedWords } from "./triage-words.ts";

/** What of one list is asked for. */
export interface AskedPlaces extends AskedList {
  words: AskedWords | null;
  /** Places after this one. */
  after: Place | null;
  limit: number;
}

/** What decides between the ways to a page, in the units of the planner: 100 to 300 of them take a millisecond. */
export interface WayBounds {
  /** What costs no more than this is gathered at once. */
  cheap: number;
  /** One place on the way along the list. */
  stepCost: number;
  /** The same where its post has to be asked for words, or is read because it has them. */
  askedStepCost: number;
  /** Places that are asked for words before posts are looked for by them: at least so many, and so large a part of the posts with them. */
  askedFirst: { places: number; share: number };
}

/** Measured over 1,000,000 and 10,000,000 posts. */
export const usual: WayBounds = {
  cheap: 4_000,
  stepCost: 0.15,
  askedStepCost: 2,
  askedFirst: { places: 400, share: 0.002 },
};

/**
 * The most urgent places of a list. Two ways lead there and none is good for all: to walk the list until a page is full, which never ends
 * where few posts fit or all of them are at its end; and to gather whatever fits and sort it, which is dear where much fits. What is
 * planned to be cheap is gathered; else the list is walked for as long as gathering would take, and what then fills no page is
 * gathered after all: at most twice the shorter way, whatever the planner knew. The answer is the same either way.
 */
export async function findPlaces(db: Db, asked: AskedPlaces, bounds: WayBounds = usual): Promise<Place[]> {
  const { words, condition, limit } = asked;
  if (words?.isCommon === false) return readPlaces(db, gathering(asked));
  if (!words && !condition) return readPlaces(db, walking(asked, limit));
  if (words?.isIndexed) return findCommon(db, asked, words, bounds);
  const cost = await plannedCost(db, gathering(asked));
  if (cost > bounds.cheap) {
    const steps = stepsFor(cost, words ? bounds.askedStepCost : bounds.stepCost);
    const found = await readPlaces(db, walking(asked, steps));
    if (found.length >= limit) return found;
  }
  return readPlaces(db, gathering(asked));
}

type CommonWords = AskedWords & { isCommon: true };

/**
 * The same with words that many posts have. For about as long as a look into the index of words takes, the list is walked: the commoner
 * the words, the sooner that fills a page and the longer is the look. Then the index leads down the list.
 */
async function findCommon(
  db: Db,
  asked: AskedPlaces,
  { query, posts }: CommonWords,
  bounds: WayBounds,
): Promise<Place[]> {
  const cost = asked.condition ? await plannedCost(db, gathering(asked)) : Number.POSITIVE_INFINITY;
  if (cost > bounds.cheap) {
    const { places, share } = bounds.askedFirst;
    const near = await readPlaces(db, walking(asked, Math.max(places, Math.ceil(share * posts))));
    if (near.length >= asked.limit) return near;
    const found = await findSpoken(db, { ...asked, query }, stepsFor(cost, bounds.askedStepCost));
    if (found) return found;
  }
  return readPlaces(db, gathering(asked));
}

function stepsFor(cost: number, stepCost: number): number {
  return Math.min(Math.ceil(cost / stepCost), stepsMax);
}

/** What LIMIT takes for sure; longer than any list. */
const stepsMax = 1_000_000_000;

async function readPlaces(db: Db, statement: SQL): Promise<Place[]> {
  const rows = await readRows<{ post_id: string; priority: number }>(db, statement);
  return rows.map((row) => ({ postId: Number(row.post_id), priority: row.priority }));
}

/** Along the list until the page is full, at most so many steps. */
function walking({ within, condition, words, after, limit }: AskedPlaces, steps: number): SQL {
  return sql`select post_id, priority from (
      select * from ${triagePlace} where ${and(within, isAfter(after))} ${byUrgency} limit ${steps}) triage_place
    where ${and(condition, hasWords(words)) ?? sql`true`} ${byUrgency} limit ${limit}`;
}

/** All that fits, each asked for its words, then sorted: "offset 0" keeps the planner from walking the list for the sake of its order. */
function gathering(asked: AskedPlaces): SQL {
  const fitting = fittingPlaces(asked, hasWords(asked.words));
  return sql`select post_id, priority from (${fitting} offset 0) triage_place ${byUrgency} limit ${asked.limit}`;
}

/** Everything of a list that fits, in no order; unless it is said how words are asked for, they are looked up first. */
export function fittingPlaces(
  { within, condition, words, after }: Pick<AskedPlaces, "within" | "condition" | "words" | "after">,
  spoken = lookedUp(words),
): SQL {
  return sql`select ${triagePlace.postId}, ${triagePlace.priority} from ${triagePlace}
    where ${and(within, isAfter(after), condition, spoken)}`;
}

/** Whatever the planner thinks: joined, it may walk all words there are. */
function lookedUp(words: AskedWords | null): SQL | undefined {
  return words?.isCommon && words.isIndexed
    ? sql`${triagePlace.postId} = any(array(${postsWith(words.query)}))`
    : hasWords(words);
}

/** Asks each post; as a value and not by "exists", which the planner might turn into a walk over the words of all posts. */
export function hasWords(words: AskedWords | null): SQL | undefined {
  if (!words) return undefined;
  if (!words.isCommon) return sql`${triagePlace.postId} = any(${sql.param(words.postIds)}::bigint[])`;
  return sql`(select found.words @@ ${words.query}::tsquery from triage_search found where found.post_id = ${triagePlace.postId})`;
}
