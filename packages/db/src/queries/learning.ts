import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { LearntAnswer } from "@earshot/core/analyse/learnt";
import type { TermVector } from "@earshot/core/analyse/weigh-terms";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

/** A post that a person labelled, or no longer does. */
export interface CorrectedPost {
  postId: number;
  /** Null where its text is gone. */
  text: { title: string | null; text: string } | null;
  direction: Direction | null;
  also: Direction[];
  sentiments: Record<string, Sentiment>;
}

export interface NewCorrections {
  lastEventId: number;
  posts: CorrectedPost[];
}

/** What holds for new posts is read from so many answers at most, the newest. */
const answersMax = 5_000;

/** Posts whose labels people changed since this was last read, as they are now; null where there are none. */
export async function readNewCorrections(db: Db, limit: number): Promise<NewCorrections | null> {
  const events = await readRows<{ id: string; post_id: string }>(
    db,
    sql`
    select triage_event_id as id, post_id from triage_event
    where triage_event_id > (select read_event_id from learning_state)
      and kind in ('correct', 'undo', 'redo') and person_id is not null
    order by triage_event_id limit ${limit}`,
  );
  const last = events.at(-1);
  if (!last) return null;
  const ids = sql.param([...new Set(events.map((each) => Number(each.post_id)))]);
  const rows = await readRows<{
    post_id: string;
    title: string | null;
    text: string | null;
    direction: Direction | null;
    also: Direction[];
    sentiments: Record<string, Sentiment> | null;
  }>(
    db,
    sql`
    select t.post_id, p.title, case when p.deleted_at is null then p.text end as text,
      case when t.direction_by = 'person' then t.direction end as direction,
      case when t.direction_by = 'person' then t.also else '{}' end as also,
      (select jsonb_object_agg(m.entity_id, m.sentiment) from mention m
        where m.post_id = t.post_id and m.month = t.month and m.sentiment_by = 'person' and m.sentiment is not null
      ) as sentiments
    from triage t join post p on p.post_id = t.post_id and p.month = t.month
    where t.post_id = any(${ids}::bigint[]) order by t.post_id`,
  );
  return {
    lastEventId: Number(last.id),
    posts: rows.map(({ post_id, title, text, direction, also, sentiments }) => ({
      postId: Number(post_id),
      text: text === null ? null : { title, text },
      direction,
      also,
      sentiments: sentiments ?? {},
    })),
  };
}

/** Grows with every change of what was learnt. */
export async function learningStamp(db: Db): Promise<number> {
  const [row] = await readRows<{ stamp: string }>(db, sql`select stamp from learning_state`);
  return Number(row?.stamp ?? 0);
}

/** Answers that hold, the newest; of versions that were taken back none. */
export async function readAnswers(db: Db): Promise<LearntAnswer[]> {
  const rows = await readRows<{
    post_id: string;
    text_key: string | null;
    terms: number[];
    term_weights: number[];
    direction: Direction | null;
    also: Direction[];
    sentiments: Record<string, Sentiment>;
    is_held: boolean;
  }>(
    db,
    sql`
    select a.post_id, a.text_key, a.terms, a.term_weights, a.direction, a.also, a.sentiments, v.state = 'held' as is_held
    from learnt_answer a join learnt_version v using (learnt_version_id)
    where v.state <> 'reverted' order by a.learnt_at desc, a.post_id desc limit ${answersMax}`,
  );
  // The newest answer speaks for a text that several were given for.
  return rows.toReversed().map((row, at) => ({
    answerId: at,
    textKey: row.text_key,
    vector: { terms: row.terms, weights: row.term_weights },
    direction: row.direction,
    also: row.also,
    sentiments: row.sentiments,
    isHeld: row.is_held,
  }));
}

/** An answer that is to be kept. */
export interface NewAnswer extends Omit<CorrectedPost, "text"> {
  textKey: string | null;
  vector: TermVector;
}

export interface NewVersion {
  now: Date;
  lastEventId: number;
  answers: readonly NewAnswer[];
  /** Posts that nobody labels any more. */
  goneIds: readonly number[];
  score: {
    texts: number;
    before: number;
    after: number;
    sentimentBefore: number;
    sentimentAfter: number;
  };
  isHeld: boolean;
}

/** What is learnt within so long is one version, unless a person has judged it. */
const oneVersion = "1 hour";

/** Keeps what was learnt; the version of the last hour grows, as long as its state is the same. */
export async function saveLearnt(db: Db, given: NewVersion): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select from learning_state for update`);
    await tx.execute(
      sql`delete from learnt_answer where post_id = any(${sql.param([...given.goneIds])}::bigint[])`,
    );
    if (given.answers.length > 0) await saveAnswers(tx, await versionFor(tx, given), given);
    await tx.execute(sql`
      update learning_state set stamp = stamp + 1, read_event_id = greatest(read_event_id, ${given.lastEventId}),
        is_review_due = is_review_due or ${given.goneIds.length > 0}`);
  });
}

async function versionFor(db: Db, { now, score, isHeld }: NewVersion): Promise<number> {
  const state = isHeld ? "held" : "active";
  const [grown] = await readRows<{ id: number }>(
    db,
    sql`
    update learnt_version set checked_texts = ${score.texts}, score_before = ${score.before}, score_after = ${score.after},
      sentiment_before = ${score.sentimentBefore}, sentiment_after = ${score.sentimentAfter},
      changed_at = ${now}::timestamptz
    where learnt_version_id = (select max(learnt_version_id) from learnt_version) and state = ${state}
      and changed_by is null and made_at > ${now}::timestamptz - ${oneVersion}::interval
    returning learnt_version_id as id`,
  );
  if (grown) return grown.id;
  const [made] = await readRows<{ id: number }>(
    db,
    sql`
    insert into learnt_version (made_at, state, checked_texts, score_before, score_after, sentiment_before, sentiment_after, changed_at)
    values (${now}::timestamptz, ${state}, ${score.texts}, ${score.before}, ${score.after},
      ${score.sentimentBefore}, ${score.sentimentAfter}, ${now}::timestamptz)
    returning learnt_version_id as id`,
  );
  if (!made) throw new Error("A version of what was learnt returned no id.");
  return made.id;
}

async function saveAnswers(db: Db, versionId: number, { now, answers }: NewVersion): Promise<void> {
  const rows = JSON.stringify(
    answers.map(({ postId, textKey, vector, direction, also, sentiments }) => ({
      post_id: postId,
      text_key: textKey,
      terms: vector.terms,
      term_weights: vector.weights,
      direction,
      also,
      sentiments,
    })),
  );
  await db.execute(sql`
    insert into learnt_answer (post_id, learnt_version_id, text_key, terms, term_weights, direction, also, sentiments, learnt_at)
    select post_id, ${versionId}, text_key, terms, term_weights, direction, also, sentiments, ${now}::timestamptz
    from json_to_recordset(${rows}::json) as g(post_id bigint, text_key text, terms integer[], term_weights real[],
      direction text, also text[], sentiments jsonb)
    on conflict (post_id) do update set learnt_version_id = excluded.learnt_version_id, text_key = excluded.text_key,
      terms = excluded.terms, term_weights = excluded.term_weights, direction = excluded.direction, also = excluded.also,
      sentiments = excluded.sentiments, learnt_at = excluded.learnt_at`);
}

/** Longer texts have fingerprints, by which their copies are linked. */
const shortTextWords = 14;
/** Of a short text that is everywhere so many copies are read again. */
const copiesMax = 2_000;

/** Posts with the very words of these, in their order, where these are too short for a fingerprint. */
async function copiesOfShort(db: Db, postIds: readonly number[]): Promise<number[]> {
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`
    select copy.post_id from triage_search own
    cross join lateral (
      select string_agg('''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''', ' & ')::tsquery as query
      from unnest(own.words)
    ) asked
    cross join lateral (
      select s.post_id from triage_search s
      where s.words @@ asked.query and s.words = own.words and s.post_id <> own.post_id limit ${copiesMax}
    ) copy
    where own.post_id = any(${sql.param([...postIds])}::bigint[]) and length(own.words) between 1 and ${shortTextWords}`,
  );
  return rows.map((row) => Number(row.post_id));
}

/** Machine-labelled posts that say what these say, or are of one story with them: what was learnt may hold for them. */
export async function postsLike(db: Db, postIds: readonly number[], limit: number): Promise<number[]> {
  if (postIds.length === 0) return [];
  const ids = sql.param([...postIds]);
  const copies = sql.param(await copiesOfShort(db, postIds));
  const rows = await readRows<{ post_id: string }>(
    db,
    sql`
    select t.post_id from triage t where t.direction_by = 'machine' and t.post_id in (
      select unnest(${copies}::bigint[])
      union select other_id from story_link where post_id = any(${ids}::bigint[])
      union select post_id from story_link where other_id = any(${ids}::bigint[])
      union select s.post_id from triage s where s.story_id = any(array(
        select story_id from triage where post_id = any(${ids}::bigint[]) and story_id is not null))
    ) order by t.post_id desc limit ${limit}`,
  );
  return rows.map((row) => Number(row.post_id));
}

/** Posts that carry a learnt label, where something was taken back or allowed since; asked once. */
export async function takeReview(db: Db, limit: number): Promise<number[]> {
  return db.transaction(async (tx) => {
    const due = await readRows(
      tx,
      sql`update learning_state set is_review_due = false where is_review_due returning 1`,
    );
    if (due.length === 0) return [];
    const rows = await readRows<{ post_id: string }>(
      tx,
      sql`select post_id from triage where model like '%+learnt' order by post_id desc limit ${limit}`,
    );
    return rows.map((row) => Number(row.post_id));
  });
}
