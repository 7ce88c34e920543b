import { mayCarry } from "@earshot/core/respond/claim";
import { likeness, tellingWords } from "@earshot/core/triage/like-words";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { TooSlowError, withinTime } from "../within-time.ts";
import { readWordShares } from "../word-shares.ts";

/** A claim whose carriers are to be looked for among posts that came since. */
export interface ClaimToLook {
  claimId: number;
  text: string;
  lookedPostId: number;
}

/** The first look goes back so far. */
const backDays = 90;
const candidatesMax = 400;
/** A claim of words that everybody uses is looked for among fewer posts, rather than holding others up. */
const patienceMs = 3_000;

/** Claims that have not seen the newest post, the longest unseen first. */
export async function claimsToLook(db: Db, limit: number): Promise<ClaimToLook[]> {
  const rows = await readRows<{ claim_id: number; text: string; looked: string }>(
    db,
    sql`
    select c.incident_claim_id as claim_id, c.text, c.looked_post_id as looked
    from incident_claim c where c.looked_post_id < (select coalesce(max(post_id), 0) from triage_search)
    order by c.looked_at nulls first, c.incident_claim_id limit ${limit}`,
  );
  return rows.map((row) => ({ claimId: row.claim_id, text: row.text, lookedPostId: Number(row.looked) }));
}

/** Has all posts of the last months looked at anew; what people decided stays. */
export async function lookAgain(db: Db, claimId: number): Promise<boolean> {
  const found = await db.execute(
    sql`update incident_claim set looked_post_id = 0, looked_at = null where incident_claim_id = ${claimId}`,
  );
  return (found.rowCount ?? 0) > 0;
}

/**
 * Proposes posts that came since the last look and have the words of the claim, or some of them and the question whether it is true. What is
 * proposed or decided already stays as it is.
 * @returns how many were proposed
 */
export async function proposeCarriers(db: Db, claim: ClaimToLook, now: Date): Promise<number> {
  const { claimId } = claim;
  const words = await readWordShares(
    db,
    sql`select tsvector_to_array(to_tsvector('earshot', search_words(${claim.text})))`,
  );
  const asked = tellingWords(words);
  const weights = words.filter(({ word }) => asked.includes(word));
  const found = asked.length < 2 ? { rows: [], newest: null } : await candidates(db, claim, asked, now);
  const proposed = found.rows.flatMap((row) => {
    const alike = likeness(weights, row.common);
    return mayCarry({ likeness: alike, asksTruth: row.asks })
      ? [{ post_id: Number(row.post_id), likeness: alike, asks_truth: row.asks }]
      : [];
  });
  return db.transaction(async (tx) => {
    const held = await readRows(
      tx,
      sql`select from incident_claim where incident_claim_id = ${claimId} and text = ${claim.text} for update`,
    );
    // Taken away, or rewritten: the next look is about what it says now.
    if (held.length === 0) return 0;
    const made = await tx.execute(sql`
      insert into incident_claim_post (incident_claim_id, post_id, state, likeness, asks_truth)
      select ${claimId}, g.post_id, 'proposed', g.likeness, g.asks_truth
      from json_to_recordset(${JSON.stringify(proposed)}::json) as g(post_id bigint, likeness real, asks_truth boolean)
      join triage t using (post_id)
      on conflict do nothing`);
    await tx.execute(sql`
      update incident_claim set looked_at = ${now}::timestamptz,
        looked_post_id = ${found.newest === null ? sql`(select coalesce(max(post_id), 0) from triage_search)` : sql`${found.newest}`}
      where incident_claim_id = ${claimId}`);
    return made.rowCount ?? 0;
  });
}

/** How people ask whether something is so, in any form of the words. */
const questions = [
  "правда ли",
  "это правда",
  "правда что",
  "верно ли",
  "так ли это",
  "это фейк",
  "is it true",
  "is this true",
  "true that",
  "is this real",
  "is this fake",
  "can you confirm",
];

interface Candidate {
  post_id: string;
  common: string[];
  asks: boolean;
}

/** Posts since the last look with at least two of the words, and the newest post that was looked at; none when that takes too long. */
async function candidates(
  db: Db,
  claim: ClaimToLook,
  asked: readonly string[],
  now: Date,
): Promise<{ rows: Candidate[]; newest: number | null }> {
  const words = sql.param([...asked]);
  const asks = sql.join(
    questions.map((each) => sql`phraseto_tsquery('earshot', search_words(${each}))`),
    sql` || `,
  );
  const since = new Date(now.getTime() - backDays * 86_400_000);
  try {
    return await withinTime(db, patienceMs, async (tx) => {
      const [newest] = await readRows<{ id: string }>(
        tx,
        sql`select coalesce(max(post_id), 0) as id from triage_search`,
      );
      const rows = await readRows<Candidate>(
        tx,
        sql`
        select post_id, common, asks from (
          select t.post_id, s.words @@ (${asks}) as asks,
            array(select unnest(tsvector_to_array(s.words)) intersect select unnest(${words}::text[])) as common
          from triage_search s join triage t using (post_id)
          where s.words @@ (select string_agg(quote_literal(word), ' | ') from unnest(${words}::text[]) as word)::tsquery
            and s.post_id > ${claim.lookedPostId} and t.published_at > ${since}::timestamptz and t.blocked_by is null
          limit 20000) found
        where cardinality(common) > 1 order by cardinality(common) desc, post_id desc limit ${candidatesMax}`,
      );
      return { rows, newest: Number(newest?.id ?? 0) };
    });
  } catch (error) {
    if (error instanceof TooSlowError) return { rows: [], newest: null };
    throw error;
  }
}
