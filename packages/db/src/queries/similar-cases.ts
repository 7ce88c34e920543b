import { likeness, likenessMin, tellingWords } from "@earshot/core/triage/like-words";
import type { IrrelevantReason } from "@earshot/core/triage/irrelevant";
import type { Status } from "@earshot/core/triage/status";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { triage } from "../schema/triage.ts";
import { anyOf } from "./post-location.ts";
import { readWordShares } from "./word-shares.ts";

/** A closed post that is about the like, and what became of it. */
export interface SimilarCase {
  postId: number;
  title: string;
  publishedAt: Date;
  status: Status;
  irrelevantBecause: IrrelevantReason | null;
  /** Who closed it, when, and in which words: what was answered, or why it needed nothing. */
  closed: { by: string | null; at: Date; words: string | null } | null;
  /** Words in common by weight, 0 to 1. */
  likeness: number;
}

const candidatesMax = 400;
const casesMax = 5;
/** Looking for like cases never keeps the desk waiting. */
const patienceMs = 400;

/**
 * Closed posts that share the rarest words of a post, the most alike first. Rare is what PostgreSQL's statistics do not list among the
 * common words of all posts. Of posts that say the same, one; a question that takes too long is given up: `isWhole` is false then.
 */
export async function findSimilarCases(
  db: Db,
  postId: number,
): Promise<{ cases: SimilarCase[]; isWhole: boolean }> {
  const words = await readWordShares(
    db,
    sql`select tsvector_to_array(words) from triage_search where post_id = ${postId}`,
  );
  const asked = tellingWords(words);
  const weights = words.filter(({ word }) => asked.includes(word));
  if (asked.length < 2) return { cases: [], isWhole: true };
  const found = await candidates(db, postId, asked);
  if (found === null) return { cases: [], isWhole: false };
  const scored = found
    .map((row) => ({ ...row, likeness: likeness(weights, row.common) }))
    .filter((row) => row.likeness >= likenessMin)
    .toSorted((a, b) => b.likeness - a.likeness || b.postId - a.postId);
  const best = oncePerStory(scored).slice(0, casesMax);
  return { cases: await tellCases(db, best), isWhole: true };
}

interface Candidate {
  postId: number;
  storyId: number | null;
  common: string[];
}

/** Closed posts with at least two of the words; null when that takes too long. */
async function candidates(db: Db, postId: number, asked: readonly string[]): Promise<Candidate[] | null> {
  const words = sql.param([...asked]);
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', ${String(patienceMs)}, true)`);
      const rows = await readRows<{ post_id: string; story_id: string | null; common: string[] }>(
        tx,
        sql`
        select post_id, story_id, common from (
          select t.post_id, t.story_id,
            array(select unnest(tsvector_to_array(s.words)) intersect select unnest(${words}::text[])) as common
          from triage_search s join triage t using (post_id)
          where s.words @@ (
              select string_agg(quote_literal(word), ' | ') from unnest(${words}::text[]) as word)::tsquery
            and t.status in ('answered', 'dismissed') and t.post_id <> ${postId} and t.blocked_by is null
            and (t.story_id is null or t.story_id is distinct from (select story_id from triage where post_id = ${postId}))
          limit 5000) found
        where cardinality(common) > 1 order by cardinality(common) desc, post_id desc limit ${candidatesMax}`,
      );
      return rows.map((row) => ({
        postId: Number(row.post_id),
        storyId: row.story_id === null ? null : Number(row.story_id),
        common: row.common,
      }));
    });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

/** PostgreSQL says 57014 where it gave up. */
function isTimeout(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === "57014";
}

/** What many repeated is one case. */
function oncePerStory<T extends { storyId: number | null }>(rows: readonly T[]): T[] {
  const seen = new Set<number>();
  return rows.filter(({ storyId }) => {
    if (storyId === null) return true;
    const isNew = !seen.has(storyId);
    seen.add(storyId);
    return isNew;
  });
}

async function tellCases(
  db: Db,
  best: readonly (Candidate & { likeness: number })[],
): Promise<SimilarCase[]> {
  if (best.length === 0) return [];
  const rows = await db
    .select({
      postId: triage.postId,
      title: sql<string>`coalesce(nullif(${triage.title}, ''), ${triage.snippet})`,
      publishedAt: triage.publishedAt,
      status: triage.status,
      irrelevantBecause: triage.irrelevantBecause,
      closed: sql<{ by: string | null; at: string; words: string | null } | null>`(
        select json_build_object('by', person.name, 'at', e.at, 'words', e.note)
        from triage_event e left join person using (person_id)
        where e.post_id = ${sql.raw("triage.post_id")} and e."to" ->> 'status' = ${sql.raw("triage.status")}
        order by e.triage_event_id desc limit 1)`,
    })
    .from(triage)
    .where(
      anyOf(
        triage.postId,
        best.map((each) => each.postId),
      ),
    );
  const told = new Map(rows.map((row) => [row.postId, row]));
  return best.flatMap(({ postId, likeness: share }) => {
    const row = told.get(postId);
    if (!row) return [];
    const closed = row.closed === null ? null : { ...row.closed, at: new Date(row.closed.at) };
    return [{ ...row, closed, likeness: share }];
  });
}
