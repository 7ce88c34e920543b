import type { Authorized } from "@earshot/core/triage/authorized";
import { and, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { triagePlace } from "../schema/triage-place.ts";
import { triageRead } from "../schema/triage-read.ts";
import { anyOf } from "./post-location.ts";

/** Few posts are read of all there are, so those are looked up. */
export function readCondition({ isRead, personId }: { isRead: boolean; personId: number }): SQL {
  return sql`${triagePlace.postId} ${isRead ? sql`in` : sql`not in`} (select post_id from triage_read where person_id = ${personId})`;
}

/** Which of these posts a person has opened. */
export async function readPosts(db: Db, personId: number, postIds: readonly number[]): Promise<Set<number>> {
  if (postIds.length === 0) return new Set();
  const rows = await db
    .select({ postId: triageRead.postId })
    .from(triageRead)
    .where(and(eq(triageRead.personId, personId), anyOf(triageRead.postId, postIds)));
  return new Set(rows.map(({ postId }) => postId));
}

/** That a person has opened a post of triage. */
export async function markRead(
  db: Db,
  { personId }: Authorized<"own_account">,
  { postId, now }: { postId: number; now: Date },
): Promise<void> {
  await db.execute(sql`insert into triage_read (person_id, post_id, at)
    select ${personId}, post_id, ${now.toISOString()}::timestamptz from triage where post_id = ${postId} on conflict do nothing`);
}
