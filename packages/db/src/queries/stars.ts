import type { Authorized } from "@earshot/core/triage/authorized";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { triageStar } from "../schema/triage-star.ts";

/** More than anybody keeps in mind; the oldest beyond it are not shown. */
const starsMax = 2_000;

/** Posts that a person has starred and that are still in triage, the newest star first. */
export async function listStars(db: Db, personId: number): Promise<number[]> {
  const rows = await db
    .select({ postId: triageStar.postId })
    .from(triageStar)
    .where(
      and(
        eq(triageStar.personId, personId),
        sql`exists (select from triage t where t.post_id = ${triageStar.postId})`,
      ),
    )
    .orderBy(desc(triageStar.at), desc(triageStar.postId))
    .limit(starsMax);
  return rows.map((row) => row.postId);
}

/** Stars a post for oneself, or takes the star off. False when there is no such post. */
export async function setStar(
  db: Db,
  actor: Authorized<"own_account">,
  given: { postId: number; isStarred: boolean; now: Date },
): Promise<boolean> {
  const { postId, isStarred, now } = given;
  const { personId } = actor;
  if (!isStarred) {
    await db.delete(triageStar).where(and(eq(triageStar.personId, personId), eq(triageStar.postId, postId)));
    return true;
  }
  const made = await db.execute(sql`
    insert into triage_star (person_id, post_id, at)
    select ${personId}, post_id, ${now}::timestamptz from triage where post_id = ${postId}
    on conflict (person_id, post_id) do update set at = triage_star.at`);
  return (made.rowCount ?? 0) > 0;
}
