import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy } from "./changed-by.ts";

export type LearntState = "active" | "held" | "reverted";

/** What was learnt in one go. */
export interface LearntVersion {
  versionId: number;
  madeAt: Date;
  state: LearntState;
  /** Of the repository's own texts: how many, and macro-F1 of directions before and after. */
  checkedTexts: number;
  scoreBefore: number;
  scoreAfter: number;
  /** The same of sentiment; null of versions that were checked without it. */
  sentimentBefore: number | null;
  sentimentAfter: number | null;
  changedBy: string | null;
  answers: number;
  /** How many answers name each direction, and each sentiment. */
  directions: Partial<Record<Direction, number>>;
  sentiments: Partial<Record<Sentiment, number>>;
}

/** Versions, newest first, with how many posts carry a learnt label. */
export async function listVersions(
  db: Db,
  limit: number,
): Promise<{ versions: LearntVersion[]; labelled: number }> {
  const rows = await readRows<{
    id: number;
    made_at: string;
    state: LearntState;
    checked_texts: number;
    score_before: number;
    score_after: number;
    sentiment_before: number | null;
    sentiment_after: number | null;
    sentiments: Partial<Record<Sentiment, number>> | null;
    changed_by: string | null;
    answers: number;
    directions: Partial<Record<Direction, number>> | null;
  }>(
    db,
    sql`
    select v.learnt_version_id as id, v.made_at, v.state, v.checked_texts, v.score_before, v.score_after, v.sentiment_before, v.sentiment_after, p.name as changed_by,
      (select jsonb_object_agg(sentiment, posts) from (
        select said.value as sentiment, count(*)::integer as posts from learnt_answer a, jsonb_each_text(a.sentiments) said
        where a.learnt_version_id = v.learnt_version_id group by 1
      ) felt) as sentiments,
      (select count(*)::integer from learnt_answer a where a.learnt_version_id = v.learnt_version_id) as answers,
      (select jsonb_object_agg(direction, posts) from (
        select direction, count(*)::integer as posts from learnt_answer a
        where a.learnt_version_id = v.learnt_version_id and direction is not null group by direction
      ) said) as directions
    from learnt_version v left join person p on p.person_id = v.changed_by
    order by v.learnt_version_id desc limit ${limit}`,
  );
  const [counted] = await readRows<{ posts: number }>(
    db,
    sql`select count(*)::integer as posts from triage where model like '%+learnt'`,
  );
  return {
    labelled: counted?.posts ?? 0,
    versions: rows.map((row) => ({
      versionId: row.id,
      madeAt: new Date(row.made_at),
      state: row.state,
      checkedTexts: row.checked_texts,
      scoreBefore: row.score_before,
      scoreAfter: row.score_after,
      sentimentBefore: row.sentiment_before,
      sentimentAfter: row.sentiment_after,
      sentiments: row.sentiments ?? {},
      changedBy: row.changed_by,
      answers: row.answers,
      directions: row.directions ?? {},
    })),
  };
}

/** Takes a version back, or lets it hold; posts that it labelled are read again. False where there is no such version, or it is so already. */
export async function changeVersion(
  db: Db,
  by: ChangedBy<"edit_settings">,
  change: { versionId: number; state: "active" | "reverted"; now: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [before] = await readRows<{ state: LearntState }>(
      tx,
      sql`select state from learnt_version where learnt_version_id = ${change.versionId} for update`,
    );
    if (!before || before.state === change.state) return false;
    await tx.execute(sql`
      update learnt_version set state = ${change.state}, changed_at = ${change.now}::timestamptz,
        changed_by = ${by.actor.personId} where learnt_version_id = ${change.versionId}`);
    await tx.execute(sql`update learning_state set stamp = stamp + 1, is_review_due = true`);
    await recordAudit(
      tx,
      by.actor,
      {
        what: change.state === "reverted" ? "learning.reverted" : "learning.allowed",
        targetKind: "learnt_version",
        targetId: change.versionId,
        targetName: String(change.versionId),
        from: { state: before.state },
        to: { state: change.state },
      },
      change.now,
    );
    return true;
  });
}
