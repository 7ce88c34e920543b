import { desc, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { triagePlace } from "../schema/triage-place.ts";

/** Where a post stands in the list. */
export interface Place {
  postId: number;
  priority: number;
}

export const byUrgency = sql`order by ${desc(triagePlace.priority)}, ${desc(triagePlace.postId)}`;

/** Further down the list than a place. */
export function isAfter(after: Place | null): SQL | undefined {
  if (!after) return undefined;
  return sql`(${triagePlace.priority}, ${triagePlace.postId}) < (${after.priority}::double precision, ${after.postId}::bigint)`;
}
