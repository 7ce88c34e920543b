import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { noteDeed } from "./incident-event.ts";
import { notePosts } from "./incident-gather.ts";
import { dropFromClaims } from "./incident-open.ts";

/**
 * Takes out of an incident what a rule put into it, in one of its walks or at all; what a person or a story brought stays. Evidence that was taken
 * stays in the chain.
 * @returns posts that left
 */
export async function removeByRule(
  tx: Db,
  given: { ruleId: number; ruleRunId: number | null; incidentId: number; now: Date },
): Promise<number[]> {
  const { ruleId, ruleRunId, incidentId, now } = given;
  const rows = await readRows<{ post_id: string }>(
    tx,
    sql`
    update incident_post p set removed_at = ${now}::timestamptz, removed_by = null, due = null
    from rule_match m
    where p.incident_id = ${incidentId} and p.removed_at is null and p.added_by is null and p.story_id is null
      and m.post_id = p.post_id and m.rule_id = ${ruleId}
      and (${ruleRunId}::integer is null or m.rule_run_id = ${ruleRunId}::integer)
    returning p.post_id`,
  );
  const postIds = rows.map((row) => Number(row.post_id)).toSorted((a, b) => a - b);
  if (postIds.length === 0) return [];
  await dropFromClaims(tx, incidentId, postIds);
  const cause = { incidentId, personId: null, now };
  await notePosts(tx, cause, postIds, false);
  await noteDeed(tx, { ...cause, kind: "removed", facts: { posts: postIds.length, stories: 0 } });
  return postIds;
}
