import { askedStatuses } from "@earshot/core/triage/status";
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { TriageFilter } from "./triage-filter.ts";

/**
 * With `per: "story"`, that no post of the same story stands further up in the list: a condition on `place`, the table that the list is
 * read from. Statuses are written out, so that the planner sees that open posts are asked for: those have an index by story and urgency.
 * @param narrowed what else the list asks of a post, as a condition on `place`
 */
export function firstOfStory(
  filter: TriageFilter,
  narrowed: SQL | undefined,
  place: PgTable & { postId: AnyPgColumn },
): SQL | undefined {
  if (filter.per === undefined) return undefined;
  const statuses = sql.raw(
    askedStatuses(filter)
      .map((status) => `'${status}'`)
      .join(", "),
  );
  // Within the innermost query the columns of `place` are those of the post further up.
  const isInList =
    narrowed === undefined
      ? sql``
      : sql`and exists (select from ${place} where ${place.postId} = above.post_id and ${narrowed})`;
  return sql`not exists (
    select from triage own join triage above
      on above.story_id = own.story_id and (above.priority, above.post_id) > (own.priority, own.post_id)
    where own.post_id = ${place.postId} and above.status in (${statuses}) ${isInList})`;
}
