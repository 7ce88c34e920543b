import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { Status } from "@earshot/core/triage/status";
import { openStatuses } from "@earshot/core/triage/status";
import { and, eq, gte, inArray, lt, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
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

/** The filter as one condition on `triage`. */
export function filterCondition(filter: TriageFilter): SQL | undefined {
  return and(
    statusCondition(filter.status),
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
    filter.q?.trim() ? wordsCondition(filter.q) : undefined,
  );
}

function isGiven<T>(values: readonly T[] | undefined): values is readonly T[] {
  return values !== undefined && values.length > 0;
}

/** Written out instead of as a parameter, so that the planner sees that the index of open posts answers it. */
function statusCondition(statuses: readonly Status[] | undefined): SQL {
  return inArray(triage.status, [...(isGiven(statuses) ? statuses : openStatuses)]);
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

/** Words without a letter or digit match nothing. */
function wordsCondition(words: string): SQL {
  return sql`exists (
    select from triage_search s
    where s.post_id = ${triage.postId} and s.words @@ plainto_tsquery('earshot', search_words(${storable(words)})))`;
}
