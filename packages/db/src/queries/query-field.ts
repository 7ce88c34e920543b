import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { FieldQuery } from "@earshot/core/triage/query/query";
import type { ChoiceField } from "@earshot/core/triage/query/query-fields";
import type { ClockValue, HasValue, IsValue } from "@earshot/core/triage/query/query-values";
import { openStatuses, type Status } from "@earshot/core/triage/status";
import { eq, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { triagePlace } from "../schema/triage-place.ts";
import { directionCodes, sentimentCodes, statusCodes } from "./place-codes.ts";
import { clockCondition, dueCondition } from "./clock-condition.ts";
import { isInAnyIncident } from "./incident-hold.ts";
import { anyOf } from "./post-location.ts";
import { momentOf, type QueryAsking } from "./query-asking.ts";
import { nameCondition } from "./query-name.ts";
import { numberCondition } from "./query-number.ts";
import { readCondition } from "./read-posts.ts";

/** A field of a query as a condition on `triage_place`. It is true or false of every post, never unknown, so that NOT means what it says. */
export function fieldCondition(field: FieldQuery, asking: QueryAsking): SQL {
  switch (field.kind) {
    case "choice":
      return choiceCondition(field.field, field.values, asking);
    case "name":
      return nameCondition(field);
    case "holder":
      return holderCondition(field.who, asking);
    case "number":
      return numberCondition(field);
    case "time": {
      const at = momentOf(field.at, asking);
      const sign = sql.raw(field.sign);
      return field.field === "published"
        ? sql`${triagePlace.publishedAt} ${sign} ${at.toISOString()}::timestamptz`
        : ofTriage(sql`whole.found_at ${sign} ${at.toISOString()}::timestamptz`);
    }
    case "due":
      return dueCondition(triagePlace.postId, {
        after: field.after && momentOf(field.after, asking),
        before: field.before && momentOf(field.before, asking),
      });
  }
}

/** What only the wide row knows, asked of one post at a time: as a value, so that the planner cannot make a walk over all of it. */
export function ofTriage(condition: SQL): SQL {
  return sql`((select ${condition} from triage whole where whole.post_id = ${triagePlace.postId}) is true)`;
}

function choiceCondition(field: ChoiceField, values: readonly string[], asking: QueryAsking): SQL {
  switch (field) {
    case "platform":
      return anyOf(triagePlace.platform, values);
    case "lang":
      return anyOf(triagePlace.lang, values);
    case "direction":
      return anyOf(triagePlace.directions, directionCodes(values as readonly Direction[]));
    case "sentiment":
      return anyOf(triagePlace.sentiments, sentimentCodes(values as readonly Sentiment[]));
    case "status":
      return anyOf(triagePlace.status, statusCodes(values as readonly Status[]));
    case "signal":
      return ofTriage(
        sql`whole.signals @> any(array(select jsonb_build_array(jsonb_build_object('name', signal))
          from unnest(${sql.param([...values])}::text[]) as signal))`,
      );
    case "clock":
      return anyHolds(
        values.map((state) =>
          clockCondition(triagePlace.postId, { state: state as ClockValue, now: asking.now }),
        ),
      );
    case "has":
      return anyHolds(values.map((value) => hasCondition(value as HasValue)));
    case "is":
      return anyHolds(values.map((value) => isCondition(value as IsValue, asking)));
  }
}

function anyHolds(conditions: readonly SQL[]): SQL {
  return sql`(${or(...conditions) ?? sql`false`})`;
}

function hasCondition(value: HasValue): SQL {
  switch (value) {
    case "note":
      return eq(triagePlace.isNoted, true);
    case "tag":
      // Tags are the keys below zero.
      return sql`(0 > any(${triagePlace.keys}))`;
    case "assignee":
      return sql`(not ${nobody()})`;
    case "story":
      return ofTriage(sql`whole.story_id is not null`);
    case "incident":
      return isInAnyIncident(sql`${triagePlace.postId}`, true);
    case "author":
      return ofTriage(sql`whole.author_id is not null`);
    case "title":
      return ofTriage(sql`whole.title <> ''`);
    case "link":
      return ofTriage(sql`whole.url <> ''`);
  }
}

function isCondition(value: IsValue, { personId }: QueryAsking): SQL {
  switch (value) {
    case "open":
      return eq(triagePlace.isOpen, true);
    case "closed":
      return eq(triagePlace.isOpen, false);
    case "snoozed":
      // A post that was put off lies among the closed, with the status of an open one.
      return sql`(not ${triagePlace.isOpen} and ${anyOf(triagePlace.status, statusCodes(openStatuses))})`;
    case "starred":
      return personId === null
        ? sql`false`
        : sql`(${triagePlace.postId} in (select post_id from triage_star where person_id = ${personId}))`;
    case "reprint":
      return eq(triagePlace.isReprint, true);
    case "unsure":
      return eq(triagePlace.isUnsure, true);
    case "read":
    case "unread":
      return personId === null
        ? sql`${value === "unread"}::boolean`
        : sql`(${readCondition({ isRead: value === "read", personId })})`;
    case "reply":
      return ofTriage(sql`whole.is_reply`);
    case "demo":
      return ofTriage(sql`whole.is_demo`);
  }
}

function holderCondition(who: "me" | "nobody", { personId }: QueryAsking): SQL {
  if (who === "nobody") return nobody();
  return personId === null
    ? sql`false`
    : sql`(${triagePlace.assigneeId} is not distinct from ${personId}::integer)`;
}

/** Posts that nobody has, or somebody who left. */
export function nobody(): SQL {
  return sql`(${triagePlace.assigneeId} is null
    or ${triagePlace.assigneeId} = any(array(select person_id from person where disabled_at is not null)))`;
}
