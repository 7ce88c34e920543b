import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { Status } from "@earshot/core/triage/status";
import { openStatuses, statuses } from "@earshot/core/triage/status";
import { and, eq, gte, lt, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triage } from "../schema/triage.ts";
import { storable } from "../storable.ts";
import { anyOf } from "./post-location.ts";

/** What the triage list is narrowed to: all of what is named must hold, each by any of its values. An empty list is no filter. */
export interface TriageFilter {
  /** The open ones when left out. */
  status?: readonly Status[] | undefined;
  /** As the primary direction or as one that the post carries too. */
  direction?: readonly Direction[] | undefined;
  /** Towards any entity; together with `entity`, towards one of those. */
  sentiment?: readonly Sentiment[] | undefined;
  severity?: readonly number[] | undefined;
  platform?: readonly Platform[] | undefined;
  /** Ids of sources. */
  source?: readonly number[] | undefined;
  /** Ids of entities. */
  entity?: readonly number[] | undefined;
  lang?: readonly string[] | undefined;
  unsure?: boolean | undefined;
  /** Words that must all stand in title or text, in any form. */
  q?: string | undefined;
  /** Published at this instant or later. */
  since?: Date | undefined;
  /** Published before this instant. */
  until?: Date | undefined;
}

/** Everything of the filter but status and words, as one condition on `triage`. */
export function filterCondition(filter: TriageFilter): SQL | undefined {
  return and(
    isGiven(filter.direction)
      ? or(anyOf(triage.direction, filter.direction), overlaps(triage.also, filter.direction, "text[]"))
      : undefined,
    isGiven(filter.severity) ? anyOf(triage.severity, filter.severity) : undefined,
    isGiven(filter.platform) ? anyOf(triage.platform, filter.platform) : undefined,
    isGiven(filter.source) ? anyOf(triage.sourceId, filter.source) : undefined,
    isGiven(filter.lang) ? anyOf(triage.lang, filter.lang) : undefined,
    filter.unsure === undefined ? undefined : eq(triage.isUnsure, filter.unsure),
    entityCondition(filter),
    filter.since ? gte(triage.publishedAt, filter.since) : undefined,
    filter.until ? lt(triage.publishedAt, filter.until) : undefined,
  );
}

function isGiven<T>(values: readonly T[] | undefined): values is readonly T[] {
  return values !== undefined && values.length > 0;
}

/**
 * The statuses asked for, as one condition for each index of the list that answers them: open posts and closed ones. Values are
 * written out instead of given as parameters, so that the planner sees which index it is.
 */
export function statusConditions(filter: TriageFilter): SQL[] {
  const asked = isGiven(filter.status) ? filter.status : openStatuses;
  const closed = statuses.filter((status) => !isOpen(status));
  return [openStatuses, closed].flatMap((group) => {
    const chosen = group.filter((status) => asked.includes(status));
    if (chosen.length === 0) return [];
    return [sql`${isIn(group)} and ${isIn(chosen)}`];
  });
}

function isOpen(status: Status): boolean {
  return (openStatuses as readonly Status[]).includes(status);
}

function isIn(chosen: readonly Status[]): SQL {
  return sql`${triage.status} in (${sql.raw(chosen.map((status) => `'${status}'`).join(", "))})`;
}

function entityCondition(filter: TriageFilter): SQL | undefined {
  const { entity, sentiment } = filter;
  if (isGiven(entity) && isGiven(sentiment)) {
    const pairs = entity.flatMap((id) => sentiment.map((each) => `${id}:${each}`));
    // The first condition is implied by the second, but has an index.
    return and(
      overlaps(triage.entityIds, entity, "integer[]"),
      overlaps(triage.entitySentiments, pairs, "text[]"),
    );
  }
  if (isGiven(entity)) return overlaps(triage.entityIds, entity, "integer[]");
  return isGiven(sentiment) ? overlaps(triage.sentiments, sentiment, "text[]") : undefined;
}

function overlaps(
  column: AnyPgColumn,
  values: readonly (string | number)[],
  type: "text[]" | "integer[]",
): SQL {
  return sql`${column} && ${sql.param([...values])}::${sql.raw(type)}`;
}

/** Up to here the posts with the words are looked up one by one; beyond it the list is walked in its order until a page is full. */
const rareLimit = 10_000;

/**
 * Words, all of which must stand in title or text, as a condition on `triage`; undefined when none are asked for, and never true where they
 * have no letter or digit. Counts first, because the planner cannot know how rare a word is and its wrong guess costs seconds.
 */
export async function wordsCondition(db: Db, filter: TriageFilter): Promise<SQL | undefined> {
  const words = filter.q?.trim();
  if (!words) return undefined;
  const isFound = sql`found.words @@ plainto_tsquery('earshot', search_words(${storable(words)}))`;
  const [counted] = await readRows<{ count: number }>(
    db,
    sql`select count(*)::integer as count from (
      select from triage_search found where ${isFound} limit ${rareLimit + 1}) counted`,
  );
  return (counted?.count ?? 0) > rareLimit
    ? sql`exists (select from triage_search found where found.post_id = ${triage.postId} and ${isFound})`
    : sql`${triage.postId} = any(array(select found.post_id from triage_search found where ${isFound}))`;
}
