import { and, desc, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triage } from "../schema/triage.ts";
import { plannedCost } from "./planned.ts";
import { filterCondition, statusConditions } from "./triage-filter.ts";
import type { TriageFilter } from "./triage-filter.ts";
import { wordsFilter } from "./triage-words.ts";

/** `isExact` is false where counting stopped: then there are more than `count`. */
export interface PostCount {
  count: number;
  isExact: boolean;
}

/** Counting stops here: beyond it "more than" is shown. */
const countLimit = 10_000;

/** Statements that the server expects to cost more than this are not run in full, but over the most urgent posts alone. */
const costMax = 20_000;

/** How many posts are looked at then; fewer where each has to be asked for its words. */
const walkMax = { plain: 200_000, words: 20_000 };

/** How many posts the filter leaves: exact as far as that is quick, up to 10,000; then `isExact` is false. */
export async function countMentions(db: Db, filter: TriageFilter): Promise<PostCount> {
  const words = await wordsFilter(db, filter.words);
  const condition = and(filterCondition(filter), words?.condition);
  const counts: PostCount[] = [];
  for (const status of statusConditions(filter)) {
    counts.push(await countOf(db, status, condition, words?.isCommon ?? false));
  }
  const count = counts.reduce((sum, each) => sum + each.count, 0);
  const isExact = count <= countLimit && counts.every((each) => each.isExact);
  return { count: Math.min(count, countLimit), isExact };
}

async function countOf(
  db: Db,
  status: SQL,
  condition: SQL | undefined,
  isAskingWords: boolean,
): Promise<PostCount> {
  const statement = sql`select count(*)::integer as count from (
    select from ${triage} where ${and(status, condition)} limit ${countLimit + 1}) counted`;
  if (!isAskingWords && (await plannedCost(db, statement)) <= costMax) {
    const [counted] = await readRows<{ count: number }>(db, statement);
    return { count: counted?.count ?? 0, isExact: true };
  }
  return countWalking(db, status, condition, isAskingWords ? walkMax.words : walkMax.plain);
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
