import { and, desc, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triage } from "../schema/triage.ts";
import { plannedCost } from "./planned.ts";
import { filterCondition, statusConditions } from "./triage-filter.ts";
import type { TriageFilter } from "./triage-filter.ts";
import { firstOfStory } from "./triage-per-story.ts";
import { wordsFilter } from "./triage-words.ts";

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
  /** How many posts are looked at then; fewer where each has to be asked for its words. */
  postsMax: number;
  askedPostsMax: number;
}

/** About a tenth of a second on an ordinary machine. */
export const quick: QuickLimits = { costMax: 8_000, postsMax: 150_000, askedPostsMax: 20_000 };

/**
 * How many posts the filter leaves, exact up to 10,000. Within `limits` it answers beside a page of the list: where an exact count would
 * take long, it tells how many there are at least.
 */
export async function countMentions(db: Db, filter: TriageFilter, limits?: QuickLimits): Promise<PostCount> {
  const words = await wordsFilter(db, filter.words);
  const narrowed = and(filterCondition(filter), words?.condition);
  const condition = and(narrowed, firstOfStory(filter, narrowed, triage));
  const counts: PostCount[] = [];
  for (const status of statusConditions(filter)) {
    counts.push(
      limits
        ? await countQuickly(db, { status, condition, isAskingWords: words?.isCommon ?? false, limits })
        : await countAll(db, and(status, condition)),
    );
  }
  const count = counts.reduce((sum, each) => sum + each.count, 0);
  const isExact = count <= countLimit && counts.every((each) => each.isExact);
  return { count: Math.min(count, countLimit), isExact };
}

function countStatement(condition: SQL | undefined): SQL {
  return sql`select count(*)::integer as count from (
    select from ${triage} where ${condition} limit ${countLimit + 1}) counted`;
}

async function countAll(db: Db, condition: SQL | undefined): Promise<PostCount> {
  const [counted] = await readRows<{ count: number }>(db, countStatement(condition));
  return { count: counted?.count ?? 0, isExact: true };
}

async function countQuickly(
  db: Db,
  asked: { status: SQL; condition: SQL | undefined; isAskingWords: boolean; limits: QuickLimits },
): Promise<PostCount> {
  const { status, condition, isAskingWords, limits } = asked;
  const whole = and(status, condition);
  if (!isAskingWords && (await plannedCost(db, countStatement(whole))) <= limits.costMax)
    return countAll(db, whole);
  return countWalking(db, status, condition, isAskingWords ? limits.askedPostsMax : limits.postsMax);
}

/** Counts among the most urgent posts: exact where those are all there are. */
async function countWalking(
  db: Db,
  status: SQL,
  condition: SQL | undefined,
  limit: number,
): Promise<PostCount> {
  const order = sql`order by ${desc(triage.priority)}, ${desc(triage.postId)}`;
  const [end] = await readRows<{ priority: number; post_id: string }>(
    db,
    sql`select priority, post_id from ${triage} where ${status} ${order} offset ${limit} limit 1`,
  );
  const isWithin =
    end &&
    sql`(${triage.priority}, ${triage.postId}) > (${end.priority}::double precision, ${end.post_id}::bigint)`;
  const [counted] = await readRows<{ count: number }>(
    db,
    sql`select count(*)::integer as count from (
      select from ${triage} where ${and(status, isWithin, condition)} ${order} limit ${countLimit + 1}) counted`,
  );
  return { count: counted?.count ?? 0, isExact: end === undefined };
}
