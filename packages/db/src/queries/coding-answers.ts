import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { EntityKind } from "@earshot/core/match/entity";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { codedPost, coder, codingAnswer } from "../schema/coding.ts";
import { person } from "../schema/person.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy } from "./changed-by.ts";

/** A post as a coder sees it: nothing of what the machine, the desk or the other coder said. */
export interface BlindPost {
  codingRoundId: number;
  postId: number;
  title: string | null;
  text: string;
  platform: Platform;
  source: string;
  author: string | null;
  publishedAt: Date;
  url: string | null;
  entities: { entityId: number; name: string; kind: EntityKind }[];
}

export interface OwnCoding {
  left: number;
  total: number;
  /** The next one; null when nothing is left. */
  next: BlindPost | null;
}

/** What one person has to code. Posts that were deleted or are none of ours any more are nobody's to code. */
export async function ownCoding(db: Db, personId: number): Promise<OwnCoding> {
  const [counts] = await readRows<{ left: number; total: number }>(
    db,
    sql`select count(*) filter (where answered_at is null)::integer as left, count(*)::integer as total
      from coding_answer join triage using (post_id)
      where person_id = ${personId} and coding_round_id = (
        select max(coding_round_id) from coding_answer where person_id = ${personId})`,
  );
  const rows = await readRows<BlindRow>(
    db,
    sql`
    select a.coding_round_id, a.post_id, p.title, p.text, t.platform, s.name as source,
      coalesce(w.name, w.handle) as author, t.published_at, t.url,
      (select json_agg(json_build_object('entityId', e.entity_id, 'name', e.name, 'kind', e.kind) order by e.entity_id)
        from entity e where e.entity_id = any(t.entity_ids)) as entities
    from coding_answer a
    join triage t on t.post_id = a.post_id
    join post p on p.post_id = t.post_id and p.month = t.month and p.deleted_at is null
    join source s on s.source_id = t.source_id
    left join author w on w.author_id = t.author_id
    where a.person_id = ${personId} and a.answered_at is null
    order by a.coding_round_id desc, md5(a.post_id::text || a.person_id::text) limit 1`,
  );
  const [row] = rows;
  return {
    left: counts?.left ?? 0,
    total: counts?.total ?? 0,
    next: row
      ? {
          codingRoundId: row.coding_round_id,
          postId: Number(row.post_id),
          title: row.title,
          text: row.text,
          platform: row.platform,
          source: row.source,
          author: row.author,
          publishedAt: new Date(row.published_at),
          url: row.url,
          entities: row.entities ?? [],
        }
      : null,
  };
}

type BlindRow = Omit<BlindPost, "codingRoundId" | "postId" | "publishedAt" | "entities"> & {
  coding_round_id: number;
  post_id: string;
  published_at: string;
  entities: BlindPost["entities"] | null;
};

export interface GivenCode {
  codingRoundId: number;
  postId: number;
  direction: Direction;
  /** By entity id. */
  sentiments: Record<string, Sentiment>;
}

/** Keeps the answer of a person to whom the post was given; false when it was not, or when it is settled already. */
export async function saveCode(
  db: Db,
  by: ChangedBy<"own_account">,
  { codingRoundId, postId, direction, sentiments }: GivenCode,
  now: Date,
): Promise<boolean> {
  const rows = await db
    .update(codingAnswer)
    .set({ direction, sentiments, answeredAt: now })
    .where(
      and(
        eq(codingAnswer.codingRoundId, codingRoundId),
        eq(codingAnswer.postId, postId),
        eq(codingAnswer.personId, by.may.personId),
        sql`exists (select from coded_post p where p.coding_round_id = ${codingRoundId} and p.post_id = ${postId}
          and p.settled_direction is null)`,
      ),
    )
    .returning({ postId: codingAnswer.postId });
  return rows.length > 0;
}

/** Says what is right where two coders differ; false when they do not, or one of them has not answered. */
export async function settleCode(
  db: Db,
  by: ChangedBy<"edit_settings">,
  given: { codingRoundId: number; postId: number; direction: Direction },
  now: Date,
): Promise<boolean> {
  const { codingRoundId, postId, direction } = given;
  return db.transaction(async (tx) => {
    const rows = await tx
      .update(codedPost)
      .set({ settledDirection: direction, settledBy: by.may.personId })
      .where(
        and(
          eq(codedPost.codingRoundId, codingRoundId),
          eq(codedPost.postId, postId),
          sql`(select count(distinct a.direction) from coding_answer a where a.coding_round_id = ${codingRoundId}
            and a.post_id = ${postId} and a.answered_at is not null) > 1`,
        ),
      )
      .returning({ postId: codedPost.postId });
    if (rows.length === 0) return false;
    const target = { targetKind: "post", targetId: postId, targetName: "" };
    await recordAudit(tx, by.actor, { what: "coding.settled", ...target, to: { direction } }, now);
    return true;
  });
}

export interface Coder {
  personId: number;
  name: string;
  /** Given and not answered, of all rounds. */
  waiting: number;
}

export async function listCoders(db: Db): Promise<Coder[]> {
  return db
    .select({
      personId: coder.personId,
      name: person.name,
      waiting: sql<number>`(select count(*)::integer from coding_answer a where a.person_id = ${coder.personId} and a.answered_at is null)`,
    })
    .from(coder)
    .innerJoin(person, eq(person.personId, coder.personId))
    .where(isNull(person.disabledAt))
    .orderBy(asc(person.name));
}

/**
 * Chooses who codes. What somebody who leaves has not answered goes to whoever of the others has least of it; false when somebody is unknown.
 */
export async function chooseCoders(
  db: Db,
  by: ChangedBy<"edit_settings">,
  personIds: readonly number[],
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const wanted = [...new Set(personIds)].sort((a, b) => a - b);
    const known = await tx
      .select({ personId: person.personId, name: person.name })
      .from(person)
      .where(and(inArray(person.personId, wanted), isNull(person.disabledAt)));
    if (known.length !== wanted.length) return false;
    const before = await tx.delete(coder).returning({ personId: coder.personId });
    if (wanted.length > 0) await tx.insert(coder).values(wanted.map((personId) => ({ personId })));
    const left = before.map(({ personId }) => personId).filter((each) => !wanted.includes(each));
    await handOver(tx, left, wanted);
    const target = { targetKind: "coding_round", targetId: null, targetName: "" };
    const to = { coders: known.map(({ name }) => name).sort() };
    await recordAudit(tx, by.actor, { what: "coding.coders_chosen", ...target, to }, now);
    return true;
  });
}

async function handOver(db: Db, from: readonly number[], to: readonly number[]): Promise<void> {
  if (from.length === 0) return;
  const waiting = await db
    .delete(codingAnswer)
    .where(and(inArray(codingAnswer.personId, [...from]), isNull(codingAnswer.answeredAt)))
    .returning({ codingRoundId: codingAnswer.codingRoundId, postId: codingAnswer.postId });
  for (const { codingRoundId, postId } of waiting) {
    const given = await db
      .select({ personId: codingAnswer.personId })
      .from(codingAnswer)
      .where(and(eq(codingAnswer.codingRoundId, codingRoundId), eq(codingAnswer.postId, postId)));
    const taken = new Set(given.map(({ personId }) => personId));
    const loads = await codingLoads(db, to);
    const [next] = loads.filter(({ personId }) => !taken.has(personId));
    if (next) await db.insert(codingAnswer).values({ codingRoundId, postId, personId: next.personId });
  }
}

/** Who has least to code comes first. */
async function codingLoads(
  db: Db,
  personIds: readonly number[],
): Promise<{ personId: number; waiting: number }[]> {
  const rows = await db
    .select({ personId: codingAnswer.personId, waiting: sql<number>`count(*)::integer` })
    .from(codingAnswer)
    .where(and(inArray(codingAnswer.personId, [...personIds, 0]), isNull(codingAnswer.answeredAt)))
    .groupBy(codingAnswer.personId);
  const known = new Map(rows.map(({ personId, waiting }) => [personId, waiting]));
  return personIds
    .map((personId) => ({ personId, waiting: known.get(personId) ?? 0 }))
    .toSorted((a, b) => a.waiting - b.waiting);
}
