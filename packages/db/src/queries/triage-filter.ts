import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { Status } from "@earshot/core/triage/status";
import { askedStatuses, openStatuses, statuses } from "@earshot/core/triage/status";
import { and, eq, gt, gte, lt, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { SearchQuery } from "@earshot/core/triage/search-query";
import { triage } from "../schema/triage.ts";
import { anyOf } from "./post-location.ts";

/** What the triage list is narrowed to: all of what is named must hold, each by any of its values. An empty list is no filter. */
export interface TriageFilter {
  /** When left out the open ones, or all where stories are asked for. */
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
  /** Ids of people; `null` stands for posts that nobody has, or somebody who left. */
  assignee?: readonly (number | null)[] | undefined;
  /** Ids of tags. */
  tag?: readonly number[] | undefined;
  /** Whether somebody wrote a note. */
  noted?: boolean | undefined;
  /** Whether a post repeats an earlier one of its story. */
  reprints?: boolean | undefined;
  /** Ids of stories. */
  story?: readonly number[] | undefined;
  /** Of each story the most urgent post alone, of those that the filter leaves: see `triage-per-story.ts`. */
  per?: "story" | undefined;
  /** Tiers of sources. */
  tier?: readonly number[] | undefined;
  /** Folders of sources. */
  folder?: readonly string[] | undefined;
  /** What must stand in title or text. */
  words?: SearchQuery | undefined;
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
    assigneeCondition(filter),
    isGiven(filter.tag) ? overlaps(triage.tagIds, filter.tag, "integer[]") : undefined,
    filter.noted === undefined ? undefined : filter.noted ? gt(triage.noteCount, 0) : eq(triage.noteCount, 0),
    filter.reprints === undefined ? undefined : eq(triage.isReprint, filter.reprints),
    isGiven(filter.story) ? anyOf(triage.storyId, filter.story) : undefined,
    isGiven(filter.tier) ? ofSources(sql`tier = any(${sql.param([...filter.tier])}::integer[])`) : undefined,
    isGiven(filter.folder)
      ? ofSources(sql`folder = any(${sql.param([...filter.folder])}::text[])`)
      : undefined,
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
  const asked = askedStatuses(filter);
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

function assigneeCondition({ assignee }: TriageFilter): SQL | undefined {
  if (!isGiven(assignee)) return undefined;
  const people = assignee.filter((id) => id !== null);
  return or(
    people.length > 0 ? anyOf(triage.assigneeId, people) : undefined,
    assignee.includes(null)
      ? sql`(${triage.assigneeId} is null
          or ${triage.assigneeId} = any(array(select person_id from person where disabled_at is not null)))`
      : undefined,
  );
}

/** Asked for once before the list is walked: sources are few. */
function ofSources(condition: SQL): SQL {
  return sql`${triage.sourceId} = any(array(select source_id from source where ${condition}))`;
}

function overlaps(
  column: AnyPgColumn,
  values: readonly (string | number)[],
  type: "text[]" | "integer[]",
): SQL {
  return sql`${column} && ${sql.param([...values])}::${sql.raw(type)}`;
}
