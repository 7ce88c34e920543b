import { and, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { askQuery } from "./ask-query.ts";
import { triagePlace } from "../schema/triage-place.ts";
import { fittingPlaces, hasWords } from "./find-places.ts";
import { byUrgency } from "./place-order.ts";
import { plannedCost } from "./planned.ts";
import { askedLists } from "./triage-filter.ts";
import type { AskedList, TriageFilter } from "./triage-filter.ts";
import type { AskedWords } from "./triage-words.ts";

/** `isExact` is false where counting stopped: then there are more than `count`. */
export interface PostCount {
  count: number;
  isExact: boolean;
}

/** Counting stops here: beyond it "more than" is shown. */
const countLimit = 10_000;

/** What a quick count may cost. */
export interface QuickLimits {
  /** What the server expects to cost more than this is not counted in full, but among the most urgent posts alone. */
  costMax: number;
  /** How many posts are looked at then. */
  postsMax: number;
  /** Both where each post has to be asked for its words. */
  askedCostMax: number;
  askedPostsMax: number;
}

/** A few hundredths of a second on an ordinary machine. */
export const quick: QuickLimits = {
  costMax: 12_000,
  postsMax: 100_000,
  askedCostMax: 4_000,
  askedPostsMax: 3_000,
};

/**
 * How many posts the filter leaves, exact up to 10,000. Within `limits` it answers beside a page of the list: where an exact count would
 * take long, it tells how many there are at least.
 */
export async function countMentions(db: Db, filter: TriageFilter, limits?: QuickLimits): Promise<PostCount> {
  const asked = await askQuery(db, filter.query);
  const counts: PostCount[] = [];
  for (const list of askedLists(filter, asked)) counts.push(await countList(db, list, asked.words, limits));
  const count = counts.reduce((sum, each) => sum + each.count, 0);
  const isExact = count <= countLimit && counts.every((each) => each.isExact);
  return { count: Math.min(count, countLimit), isExact };
}

async function countList(
  db: Db,
  list: AskedList,
  words: AskedWords | null,
  limits: QuickLimits | undefined,
): Promise<PostCount> {
  const whole = sql`select count(*)::integer as count from (
    ${fittingPlaces({ ...list, words, after: null })} limit ${countLimit + 1}) counted`;
  if (limits && words?.isCommon !== false) {
    const isDear = (await plannedCost(db, whole)) > (words ? limits.askedCostMax : limits.costMax);
    if (isDear) return countWalking(db, list, words, words ? limits.askedPostsMax : limits.postsMax);
  }
  return { count: await readCount(db, whole), isExact: true };
}

async function readCount(db: Db, statement: SQL): Promise<number> {
  const [counted] = await readRows<{ count: number }>(db, statement);
  return counted?.count ?? 0;
}

/** Counts among the most urgent posts: exact where those are all there are. */
async function countWalking(
  db: Db,
  { within, condition }: AskedList,
  words: AskedWords | null,
  steps: number,
): Promise<PostCount> {
  const [counted] = await readRows<{ count: number; walked: number }>(
    db,
    sql`select count(*)::integer as walked, (count(*) filter (where fits))::integer as count from (
      select ${and(condition, hasWords(words)) ?? sql`true`} as fits from (
        select * from ${triagePlace} where ${within} ${byUrgency} limit ${steps}) triage_place) counted`,
  );
  const { count = 0, walked = 0 } = counted ?? {};
  return { count, isExact: walked < steps };
}
