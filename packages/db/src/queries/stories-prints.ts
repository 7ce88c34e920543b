import type { Fingerprint } from "@earshot/core/analyse/fingerprint";
import { keysOf, type TermVector } from "@earshot/core/analyse/weigh-terms";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storyPrint } from "../schema/story-print.ts";
import { anyOf } from "./post-location.ts";
import { removeTerms } from "./stories-terms.ts";

/** A fingerprint as it is stored. */
export interface StoredPrint {
  postId: number;
  publishedAt: Date;
  fingerprint: Fingerprint;
  vector: TermVector;
}

/**
 * Of the posts that share one key only so many of the first and of the newest are compared: a text that is everywhere is found by any of its copies.
 * The first ones hold all later ones together, also those that come in one batch.
 */
const perKeyMax = 16;

/** The fingerprints of these posts, as far as they are kept. Each comes as JSON: arrays of numbers are read five times as fast from it. */
export async function readPrints(db: Db, postIds: readonly number[]): Promise<StoredPrint[]> {
  if (postIds.length === 0) return [];
  const rows = await readRows<{ print: KeptPrint }>(
    db,
    sql`select row_to_json(${storyPrint}) as print from ${storyPrint} where ${anyOf(storyPrint.postId, postIds)}`,
  );
  return rows.map(({ print }) => ({
    postId: print.post_id,
    publishedAt: new Date(print.published_at),
    fingerprint: {
      wordCount: print.word_count,
      unitCount: print.unit_count,
      units: print.units,
      facts: print.facts,
      names: print.names,
      head: print.head,
      isHeadlineOnly: print.is_headline_only,
      keys: print.keys,
    },
    vector: { terms: print.terms, weights: print.term_weights },
  }));
}

/** A row as JSON tells it; times are ISO 8601 with their zone. */
interface KeptPrint {
  post_id: number;
  published_at: string;
  word_count: number;
  unit_count: number;
  units: number[];
  facts: number[];
  names: number[];
  head: number[];
  is_headline_only: boolean;
  keys: number[];
  terms: number[];
  term_weights: number[];
}

/** Puts fingerprints in the place of older ones of the same posts. */
export async function writePrints(db: Db, prints: readonly StoredPrint[], now: Date): Promise<void> {
  if (prints.length === 0) return;
  const rows = JSON.stringify(
    prints.map(({ postId, publishedAt, fingerprint: print, vector }) => ({
      post_id: postId,
      published_at: publishedAt,
      word_count: print.wordCount,
      unit_count: print.unitCount,
      units: print.units,
      facts: print.facts,
      names: print.names,
      head: print.head,
      is_headline_only: print.isHeadlineOnly,
      keys: print.keys,
      terms: vector.terms,
      term_weights: vector.weights,
      term_keys: keysOf(vector),
    })),
  );
  // One statement, so that what is told is read once; in the order of the keys, which a tree takes in much faster.
  await db.execute(sql`
    with g as materialized (
      select * from json_to_recordset(${rows}::json) as g(
        post_id bigint, published_at timestamptz, word_count integer, unit_count integer, units integer[],
        facts integer[], names integer[], head integer[], is_headline_only boolean, keys integer[],
        terms integer[], term_weights real[], term_keys integer[])
    ), bands as (
      insert into story_band (key, post_id)
      select key, post_id from g, unnest(keys) as key order by key, post_id on conflict do nothing
    ), met as (
      insert into story_term (term, post_id)
      select term, post_id from g, unnest(term_keys) as term order by term, post_id on conflict do nothing
    )
    insert into story_print (
      post_id, published_at, made_at, word_count, unit_count, units, facts, names, head, is_headline_only, keys,
      terms, term_weights, term_keys)
    select
      post_id, published_at, ${now}::timestamptz, word_count, unit_count, units, facts, names, head, is_headline_only, keys,
      terms, term_weights, term_keys
    from g`);
}

/** Removes fingerprints, and with them the places where their posts would meet others. */
export async function removePrints(db: Db, postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0) return;
  const ids = sql`${sql.param([...postIds])}::bigint[]`;
  await db.execute(sql`
    delete from story_band b using story_print p, unnest(p.keys) as kept(key)
    where p.post_id = any(${ids}) and b.post_id = p.post_id and b.key = kept.key`);
  await removeTerms(db, postIds);
  await db.execute(sql`delete from story_print where post_id = any(${ids})`);
}

/** Pairs of a post given and another one that share a key; both ways round where both were given. */
export async function findCandidates(
  db: Db,
  prints: readonly StoredPrint[],
): Promise<{ postId: number; otherId: number }[]> {
  const asked = prints.flatMap(({ postId, fingerprint }) =>
    fingerprint.keys.map((key) => ({ post_id: postId, key })),
  );
  if (asked.length === 0) return [];
  const rows = await readRows<{ post_id: string; other_id: string }>(
    db,
    sql`
    select distinct g.post_id, found.post_id as other_id
    from json_to_recordset(${JSON.stringify(asked)}::json) as g(post_id bigint, key integer)
    cross join lateral (
      (select b.post_id from story_band b where b.key = g.key order by b.post_id limit ${perKeyMax})
      union all
      (select b.post_id from story_band b where b.key = g.key order by b.post_id desc limit ${perKeyMax})
    ) found where found.post_id <> g.post_id`,
  );
  return rows.map((row) => ({ postId: Number(row.post_id), otherId: Number(row.other_id) }));
}
