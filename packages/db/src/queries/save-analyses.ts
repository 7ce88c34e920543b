import type { Direction, LabelSpan, Probabilities, Sentiment } from "@earshot/core/analyse/label";
import type { PriorityFactor } from "@earshot/core/triage/priority";
import type { Severity } from "@earshot/core/triage/status";
import { and, asc, gt, isNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { post } from "../schema/post.ts";
import type { FoundSignal, Span } from "../schema/triage.ts";
import { storable } from "../storable.ts";
import { settleClocks, settleTouched } from "./clock-settle.ts";
import { hideBlocked } from "./blocks.ts";
import { noteArrivals, noteReanalysis, noteRematch } from "./machine-history.ts";
import { notifyTriage } from "./notify.ts";
import { isAt, isInMonths, isRowAt, lockTriage } from "./post-location.ts";
import type { PostLocation } from "./post-location.ts";
import { markDugUp } from "./rematch-change.ts";
import { markReportDue } from "./report-due.ts";
import { markStoriesDue } from "./stories-due.ts";

/** What the analysis decided about one post. Offsets are UTF-16 units, `end` exclusive. */
export interface Analysis extends PostLocation {
  /** Of the post that was read; an analysis of an older text is dropped. */
  revision: number;
  lang: string;
  direction: Direction;
  also: readonly Direction[];
  confidence: number;
  isUnsure: boolean;
  directionProbabilities: Probabilities<Direction>;
  spans: readonly LabelSpan[];
  signals: readonly FoundSignal[];
  toxicity: number | null;
  spam: number | null;
  /** Name and version of the models. */
  model: string;
  severity: Severity;
  priority: number;
  factors: readonly PriorityFactor[];
  snippet: string;
  /** Hits within `snippet`. */
  snippetHits: readonly Span[];
  sentiments: readonly {
    entityId: number;
    sentiment: Sentiment;
    probabilities: Probabilities<Sentiment> | null;
  }[];
}

export interface SavedAnalyses {
  /** Posts that came into the triage list now. */
  arrived: number[];
  /** Posts that were in it already. */
  changed: number[];
}

/**
 * Saves analyses in one transaction: sentiments of mentions, the triage rows, their history, and tells listeners. Direction,
 * severity and sentiments that a person set stay as they are. Posts that were edited, deleted or lost their mentions since they were read are left out.
 */
export async function saveAnalyses(
  db: Db,
  given: { now: Date; analyses: readonly Analysis[] },
): Promise<SavedAnalyses> {
  const { now } = given;
  if (given.analyses.length === 0) return { arrived: [], changed: [] };
  return db.transaction(async (tx) => {
    const analyses = await lockCurrent(tx, given.analyses);
    if (analyses.length === 0) return { arrived: [], changed: [] };
    await saveSentiments(tx, analyses);
    await noteReanalysis(tx, analyses, now);
    await noteRematch(tx, analyses, now);
    const { arrived, changed } = await saveTriage(tx, analyses, now);
    await saveWords(tx, analyses);
    await tx.execute(sql`update post set analysed_at = ${now}::timestamptz where ${isAt(post, analyses)}`);
    await noteArrivals(tx, analyses, arrived, now);
    await settleClocks(tx, arrived);
    await settleTouched(tx, changed);
    await markStoriesDue(
      tx,
      analyses.map((each) => each.postId),
      now,
    );
    // What a new term found in history is no news to shout about.
    const dugUp = await markDugUp(tx, analyses, arrived);
    const hidden = new Set(await hideBlocked(tx, arrived, now));
    const news = arrived.filter((postId) => !dugUp.has(postId) && !hidden.has(postId));
    await markReportDue(tx, news, { isNews: true, now });
    await markReportDue(tx, [...dugUp, ...changed], { isNews: false, now });
    await notifyTriage(tx, news, true);
    await notifyTriage(tx, [...dugUp, ...hidden, ...changed], false);
    return { arrived, changed };
  });
}

async function lockCurrent(db: Db, analyses: readonly Analysis[]): Promise<Analysis[]> {
  const rows = await db
    .select({ postId: post.postId, revision: post.revision })
    .from(post)
    .where(and(isAt(post, analyses), isNull(post.deletedAt), gt(post.mentionCount, 0)))
    .orderBy(asc(post.postId))
    .for("update");
  await lockTriage(
    db,
    rows.map((row) => row.postId),
  );
  const revisions = new Map(rows.map((row) => [row.postId, row.revision]));
  return analyses.filter((each) => revisions.get(each.postId) === each.revision);
}

async function saveSentiments(db: Db, analyses: readonly Analysis[]): Promise<void> {
  const sentiments = analyses.flatMap((each) =>
    each.sentiments.map((towards) => ({
      post_id: each.postId,
      month: each.month,
      entity_id: towards.entityId,
      sentiment: towards.sentiment,
      probabilities: towards.probabilities,
      model: each.model,
    })),
  );
  if (sentiments.length === 0) return;
  // "Not a person" instead of "machine": about a young partition the planner knows nothing and takes what is equal for rare,
  // one row, for which it would compare all rows with all labels.
  await db.execute(sql`
    update mention m set
      sentiment = g.sentiment, sentiment_probabilities = g.probabilities, sentiment_model = g.model
    from json_to_recordset(${JSON.stringify(sentiments)}::json) as g(
      post_id bigint, month date, entity_id integer, sentiment text, probabilities jsonb, model text)
    where m.post_id = g.post_id and m.month = g.month and m.entity_id = g.entity_id and m.sentiment_by <> 'person'
      and ${isRowAt(sql`m.post_id`, sql`m.month`, analyses)}`);
}

async function saveTriage(db: Db, analyses: readonly Analysis[], now: Date): Promise<SavedAnalyses> {
  const rows = await readRows<{ post_id: string; is_new: boolean }>(
    db,
    sql`
    insert into triage (
      post_id, month, severity, priority, factors, direction, also, confidence, is_unsure, direction_probabilities, spans,
      signals, toxicity, spam, model, title, snippet, snippet_hits, lang, platform, source_id, author_id, published_at,
      found_at, url, likes, comments, shares, views, is_approximate, entity_ids, sentiments, entity_sentiments, is_reply,
      is_demo, updated_at)
    select
      g.post_id, g.month, g.severity, g.priority, g.factors, g.direction, g.also, g.confidence, g.is_unsure,
      g.direction_probabilities, g.spans, g.signals, g.toxicity, g.spam, g.model, p.title, g.snippet, g.snippet_hits,
      g.lang, p.platform, p.source_id, p.author_id, p.published_at, p.found_at, p.url, p.likes, p.comments, p.shares,
      p.views, p.is_approximate, m.entity_ids, m.sentiments, m.entity_sentiments, p.parent_external_id is not null,
      s.is_demo, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(analyses.map(toRow))}::json) as g(
      post_id bigint, month date, severity integer, priority double precision, factors jsonb, direction text, also text[],
      confidence double precision, is_unsure boolean, direction_probabilities jsonb, spans jsonb, signals jsonb,
      toxicity double precision, spam double precision, model text, snippet text, snippet_hits jsonb, lang text)
    join post p on p.post_id = g.post_id and p.month = g.month
    join source s on s.source_id = p.source_id
    cross join lateral (${mentionColumns(sql`g.post_id`, sql`g.month`, analyses)}) m
    where ${isRowAt(sql`p.post_id`, sql`p.month`, analyses)}
    order by g.post_id
    on conflict (post_id) do update set
      version = triage.version + 1,
      direction = case when triage.direction_by = 'person' then triage.direction else excluded.direction end,
      also = case when triage.direction_by = 'person' then triage.also else excluded.also end,
      confidence = case when triage.direction_by = 'person' then triage.confidence else excluded.confidence end,
      is_unsure = case when triage.direction_by = 'person' then triage.is_unsure else excluded.is_unsure end,
      severity = case when triage.severity_by <> 'machine' then triage.severity else excluded.severity end,
      priority = excluded.priority, factors = excluded.factors,
      direction_probabilities = excluded.direction_probabilities, spans = excluded.spans, signals = excluded.signals,
      toxicity = excluded.toxicity, spam = excluded.spam, model = excluded.model, title = excluded.title,
      snippet = excluded.snippet, snippet_hits = excluded.snippet_hits, lang = excluded.lang, url = excluded.url,
      author_id = excluded.author_id, likes = excluded.likes, comments = excluded.comments, shares = excluded.shares,
      views = excluded.views, is_approximate = excluded.is_approximate, entity_ids = excluded.entity_ids,
      sentiments = excluded.sentiments, entity_sentiments = excluded.entity_sentiments, updated_at = excluded.updated_at
    returning post_id, version = 1 as is_new`,
  );
  return {
    arrived: rows.filter((row) => row.is_new).map((row) => Number(row.post_id)),
    changed: rows.filter((row) => !row.is_new).map((row) => Number(row.post_id)),
  };
}

function toRow(each: Analysis) {
  return {
    post_id: each.postId,
    month: each.month,
    severity: each.severity,
    priority: each.priority,
    factors: each.factors,
    direction: each.direction,
    also: each.also,
    confidence: each.confidence,
    is_unsure: each.isUnsure,
    direction_probabilities: each.directionProbabilities,
    spans: each.spans,
    signals: each.signals,
    toxicity: each.toxicity,
    spam: each.spam,
    model: each.model,
    snippet: storable(each.snippet),
    snippet_hits: each.snippetHits,
    lang: each.lang,
  };
}

/** The columns of `triage` that sum up the mentions of one of these posts. */
export function mentionColumns(postId: SQL, month: SQL, places: readonly PostLocation[]): SQL {
  return sql`
    select
      coalesce(array_agg(entity_id order by entity_id), '{}') as entity_ids,
      coalesce(array_agg(distinct sentiment) filter (where sentiment is not null), '{}') as sentiments,
      coalesce(array_agg(entity_id || ':' || sentiment) filter (where sentiment is not null), '{}') as entity_sentiments
    from mention
    where mention.post_id = ${postId} and mention.month = ${month} and ${isInMonths(sql`mention.month`, places)}`;
}

async function saveWords(db: Db, analyses: readonly Analysis[]): Promise<void> {
  await db.execute(sql`
    insert into triage_search (post_id, words, level)
    select post.post_id, to_tsvector('earshot', search_words(coalesce(post.title, '') || ' ' || post.text)),
      2 + search_level(p.is_open, p.priority)
    from ${post} join triage_place p on p.post_id = post.post_id
    where ${isAt(post, analyses)} order by post.post_id
    on conflict (post_id) do update set words = excluded.words where triage_search.words <> excluded.words`);
}
