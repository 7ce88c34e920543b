import type { FieldQuery } from "@earshot/core/triage/query/query";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { triagePlace } from "../schema/triage-place.ts";

type NumberQuery = Extract<FieldQuery, { kind: "number" }>;

/** A figure of a post compared with a number. What is unknown of a post fits no comparison. */
export function numberCondition({ field, sign, value }: NumberQuery): SQL {
  const compared = sql`${sql.raw(sign)} ${value}::double precision`;
  switch (field) {
    case "severity":
      return sql`${triagePlace.severity} ${compared}`;
    case "priority":
      return sql`${triagePlace.priority} ${compared}`;
    case "post":
      return sql`${triagePlace.postId} ${compared}`;
    case "tier":
      return sql`${triagePlace.sourceId} = any(array(select source_id from source where tier ${compared}))`;
    case "story":
      return sql`(${triagePlace.postId} in (select post_id from triage where story_id = ${value}::double precision::bigint))`;
    case "incident":
      return sql`(${triagePlace.postId} in (
        select post_id from incident_post where incident_id ${compared} and removed_at is null))`;
    case "copies":
      return known(
        sql`coalesce((select post_count from story where story.story_id = whole.story_id), 1) ${compared}`,
      );
    case "followers":
      return known(sql`${followers} ${compared}`);
    case "reach":
      return spread(sql`spread.reach >= 0 and spread.reach ${compared}`);
    case "views":
    case "likes":
    case "comments":
    case "shares":
      return known(sql`whole.${sql.identifier(field)} ${compared}`);
    case "engagement":
      return known(sql`${engagement} ${compared}`);
    case "velocity":
      return spread(sql`spread.velocity >= 0 and spread.velocity ${compared}`);
    case "confidence":
      return known(sql`whole.confidence ${compared}`);
  }
}

function known(comparison: SQL): SQL {
  return sql`((select ${comparison} from triage whole where whole.post_id = ${triagePlace.postId}) is true)`;
}

/** As the priority of the post was last decided. */
function spread(comparison: SQL): SQL {
  return sql`((select ${comparison} from triage_spread spread where spread.post_id = ${triagePlace.postId}) is true)`;
}

const followers = sql`(select author.followers from author where author.author_id = whole.author_id)`;

/** What is known of likes, comments and shares. */
const engagement = sql`(case when num_nonnulls(whole.likes, whole.comments, whole.shares) > 0
  then coalesce(whole.likes, 0) + coalesce(whole.comments, 0) + coalesce(whole.shares, 0) end)`;
