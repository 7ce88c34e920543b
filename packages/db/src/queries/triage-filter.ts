import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { ListOrder } from "@earshot/core/triage/order";
import type { Status } from "@earshot/core/triage/status";
import { namesSleep } from "@earshot/core/triage/query/names-status";
import { askedStatuses, openStatuses, statuses } from "@earshot/core/triage/status";
import { and, eq, gte, lt, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { triagePlace } from "../schema/triage-place.ts";
import {
  directionCodes,
  entityKeys,
  feelingKeys,
  sentimentCodes,
  statusCodes,
  tagKeys,
} from "./place-codes.ts";
import { hasWords } from "./find-places.ts";
import { isInAnyIncident, isInIncidents } from "./incident-hold.ts";
import { anyOf } from "./post-location.ts";
import { readCondition } from "./read-posts.ts";
import { shiftStart } from "./shift.ts";
import { firstOfStory } from "./triage-per-story.ts";
import type { AskedQuery, GivenQuery } from "./ask-query.ts";

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
  /** Posts that were put off, instead of those that somebody should be on. */
  asleep?: boolean | undefined;
  /** Marked by whoever asks; the person is named, because nobody sees the stars of others. */
  starredBy?: number | undefined;
  /** Whether a post repeats an earlier one of its story. */
  reprints?: boolean | undefined;
  /** Ids of stories. */
  story?: readonly number[] | undefined;
  /** Ids of incidents. */
  incident?: readonly number[] | undefined;
  /** Whether a post is part of any incident. */
  inIncident?: boolean | undefined;
  /** Of each story the most urgent post alone, of those that the filter leaves: see `triage-per-story.ts`. */
  per?: "story" | undefined;
  /** Tiers of sources. */
  tier?: readonly number[] | undefined;
  /** Folders of sources. */
  folder?: readonly string[] | undefined;
  /** What is asked for in the language of queries. */
  query?: GivenQuery | undefined;
  /** What comes first; the most urgent unless it is said. */
  sort?: ListOrder | undefined;
  /** Whether this person has opened it. */
  read?: { isRead: boolean; personId: number } | undefined;
  /** Whether it is part of a story. */
  inStory?: boolean | undefined;
  /** Whether numbers of reports count it, for one of the entities asked for where some are. */
  counted?: boolean | undefined;
  /** Numbers of accounts: all accounts of the people behind them. */
  author?: readonly number[] | undefined;
  /** Published since the shift of this person began. */
  shiftOf?: number | undefined;
  /** Published at this instant or later. */
  since?: Date | undefined;
  /** Published before this instant. */
  until?: Date | undefined;
}

/** Everything of the filter but status and query, as one condition on `triage_place`; undefined when it narrows nothing. */
export function filterCondition(filter: TriageFilter): SQL | undefined {
  return and(
    isGiven(filter.direction) ? anyOf(triagePlace.directions, directionCodes(filter.direction)) : undefined,
    isGiven(filter.severity) ? anyOf(triagePlace.severity, filter.severity) : undefined,
    isGiven(filter.platform) ? anyOf(triagePlace.platform, filter.platform) : undefined,
    isGiven(filter.source) ? anyOf(triagePlace.sourceId, filter.source) : undefined,
    isGiven(filter.lang) ? anyOf(triagePlace.lang, filter.lang) : undefined,
    filter.unsure === undefined ? undefined : eq(triagePlace.isUnsure, filter.unsure),
    entityCondition(filter),
    assigneeCondition(filter),
    isGiven(filter.tag) ? hasKey(tagKeys(filter.tag)) : undefined,
    filter.noted === undefined ? undefined : eq(triagePlace.isNoted, filter.noted),
    filter.starredBy === undefined
      ? undefined
      : sql`${triagePlace.postId} = any(array(select post_id from triage_star where person_id = ${filter.starredBy}))`,
    filter.reprints === undefined ? undefined : eq(triagePlace.isReprint, filter.reprints),
    isGiven(filter.story)
      ? sql`${triagePlace.postId} = any(array(
          select post_id from triage where story_id = any(${sql.param([...filter.story])}::bigint[])))`
      : undefined,
    isGiven(filter.incident) ? isInIncidents(sql`${triagePlace.postId}`, filter.incident) : undefined,
    filter.inIncident === undefined
      ? undefined
      : isInAnyIncident(sql`${triagePlace.postId}`, filter.inIncident),
    isGiven(filter.tier) ? ofSources(sql`tier = any(${sql.param([...filter.tier])}::integer[])`) : undefined,
    isGiven(filter.folder)
      ? ofSources(sql`folder = any(${sql.param([...filter.folder])}::text[])`)
      : undefined,
    filter.read ? readCondition(filter.read) : undefined,
    filter.inStory === undefined
      ? undefined
      : sql`${triagePlace.postId} ${filter.inStory ? sql`in` : sql`not in`} (select post_id from triage where story_id is not null)`,
    filter.counted === undefined ? undefined : countedCondition(filter.counted, filter.entity),
    isGiven(filter.author)
      ? sql`${triagePlace.postId} in (select post_id from triage where author_id = any(array(
          select of_person.author_id from author named join author of_person on of_person.card_id = named.card_id
          where named.author_id = any(${sql.param([...filter.author])}::bigint[]))))`
      : undefined,
    filter.shiftOf === undefined
      ? undefined
      : sql`${triagePlace.publishedAt} >= ${shiftStart(filter.shiftOf)}`,
    filter.since ? gte(triagePlace.publishedAt, filter.since) : undefined,
    filter.until ? lt(triagePlace.publishedAt, filter.until) : undefined,
  );
}

function countedCondition(isCounted: boolean, entities: readonly number[] | undefined): SQL {
  const about = isGiven(entities)
    ? sql`and c.entity_id = any(${sql.param([...entities])}::integer[])`
    : sql``;
  return sql`${isCounted ? sql`` : sql`not`} exists (
    select from counted_mention c where c.post_id = ${triagePlace.postId} and not c.is_own ${about})`;
}

function isGiven<T>(values: readonly T[] | undefined): values is readonly T[] {
  return values !== undefined && values.length > 0;
}

/** One of the two lists that a filter may ask for: what somebody still has to act on, and what is closed. */
export interface AskedList {
  /** Which of the two. */
  within: SQL;
  isOpen: boolean;
  /** What of it is asked for; undefined for all. */
  condition: SQL | undefined;
}

const noQuery: AskedQuery = { words: null, condition: undefined };

/** The lists that the filter asks for. */
export function askedLists(filter: TriageFilter, query: AskedQuery = noQuery): AskedList[] {
  const asked = askedStatuses(filter);
  const narrowed = and(filterCondition(filter), query.condition);
  const first = firstOfStory(filter, and(narrowed, hasWords(query.words)), triagePlace);
  const isGivenStory = (filter.story?.length ?? 0) > 0;
  const open = asked.filter(isOpen);
  // A post that was put off lies among the closed, with the status of an open one.
  const isOfSleep = filter.query !== undefined && namesSleep(filter.query.query);
  const asleep = filter.asleep === true || isGivenStory || isOfSleep ? open : [];
  const closed = filter.asleep === true ? [] : asked.filter((status) => !isOpen(status));
  const lists = [
    { isOpenList: true, chosen: filter.asleep === true ? [] : open, all: openStatuses },
    { isOpenList: false, chosen: [...asleep, ...closed], all: statuses },
  ];
  return lists.flatMap(({ isOpenList, chosen, all }) => {
    if (chosen.length === 0) return [];
    const ofStatus = chosen.length < all.length ? anyOf(triagePlace.status, statusCodes(chosen)) : undefined;
    // Written out, so that the planner knows how long the list is.
    const within = sql`${triagePlace.isOpen} = ${sql.raw(String(isOpenList))}`;
    return [{ within, isOpen: isOpenList, condition: and(ofStatus, narrowed, first) }];
  });
}

function isOpen(status: Status): boolean {
  return (openStatuses as readonly Status[]).includes(status);
}

function entityCondition({ entity, sentiment }: TriageFilter): SQL | undefined {
  if (isGiven(entity))
    return hasKey(isGiven(sentiment) ? feelingKeys(entity, sentiment) : entityKeys(entity));
  return isGiven(sentiment) ? anyOf(triagePlace.sentiments, sentimentCodes(sentiment)) : undefined;
}

function assigneeCondition({ assignee }: TriageFilter): SQL | undefined {
  if (!isGiven(assignee)) return undefined;
  const people = assignee.filter((id) => id !== null);
  return or(
    people.length > 0 ? anyOf(triagePlace.assigneeId, people) : undefined,
    assignee.includes(null)
      ? sql`(${triagePlace.assigneeId} is null
          or ${triagePlace.assigneeId} = any(array(select person_id from person where disabled_at is not null)))`
      : undefined,
  );
}

/** Asked for once before the list is walked: sources are few. */
function ofSources(condition: SQL): SQL {
  return sql`${triagePlace.sourceId} = any(array(select source_id from source where ${condition}))`;
}

function hasKey(keys: readonly number[]): SQL {
  return sql`${triagePlace.keys} && ${sql.param([...keys])}::integer[]`;
}
