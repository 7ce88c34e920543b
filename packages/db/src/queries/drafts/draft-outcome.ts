import type { Sentiment } from "@earshot/core/analyse/label";
import { toneOf, type Tone } from "@earshot/core/respond/draft/tone";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { triage } from "../../schema/triage.ts";
import { anyOf } from "../post-location.ts";
import { loadThread } from "../thread.ts";
import { noteDraft, type DraftRow } from "./draft-event.ts";
import { draft } from "../../schema/draft.ts";

/** What came of an answer that was published. */
export interface DraftOutcome {
  /** From the post being published, and being found, to the answer. */
  minutesAfterPost: number | null;
  minutesAfterFound: number | null;
  /** Of the thread of the post, but for what the answer itself says. */
  before: Tone;
  after: Tone;
  /** The next posts of its author about us, the first after the answer first. */
  authorPosts: { postId: number; title: string; publishedAt: Date; sentiment: Sentiment | null }[];
}

const authorPostsMax = 5;

/** Null of a draft that was not published, or answers nothing. */
export async function readOutcome(db: Db, row: DraftRow): Promise<DraftOutcome | null> {
  const { postId, publishedAt, publishedPostId } = row;
  if (postId === null || publishedAt === null) return null;
  const [answered] = await db.select().from(triage).where(eq(triage.postId, postId));
  if (!answered) return null;
  const minutes = (from: Date): number => Math.round((publishedAt.getTime() - from.getTime()) / 60_000);
  const said = await saidInThread(db, postId, publishedPostId);
  return {
    minutesAfterPost: minutes(answered.publishedAt),
    minutesAfterFound: minutes(answered.foundAt),
    before: toneOf(said.filter((each) => each.at.getTime() <= publishedAt.getTime())),
    after: toneOf(said.filter((each) => each.at.getTime() > publishedAt.getTime())),
    authorPosts: await nextPosts(db, answered.authorId, publishedAt),
  };
}

async function saidInThread(
  db: Db,
  postId: number,
  own: number | null,
): Promise<{ at: Date; sentiments: Sentiment[] }[]> {
  const thread = await loadThread(db, postId);
  const ids = [...new Set([postId, ...thread.map((each) => each.postId)])].filter((id) => id !== own);
  return db
    .select({ at: triage.publishedAt, sentiments: triage.sentiments })
    .from(triage)
    .where(anyOf(triage.postId, ids));
}

async function nextPosts(db: Db, authorId: number | null, after: Date): Promise<DraftOutcome["authorPosts"]> {
  if (authorId === null) return [];
  const rows = await db
    .select({
      postId: triage.postId,
      title: sql<string>`coalesce(nullif(${triage.title}, ''), ${triage.snippet})`,
      publishedAt: triage.publishedAt,
      sentiments: triage.sentiments,
    })
    .from(triage)
    .where(and(eq(triage.authorId, authorId), gt(triage.publishedAt, after)))
    .orderBy(asc(triage.publishedAt))
    .limit(authorPostsMax);
  return rows.map(({ sentiments, ...rest }) => ({
    ...rest,
    sentiment: sentiments.find((each) => each === "negative") ?? sentiments[0] ?? null,
  }));
}

/** Collected posts are looked at for so long after they were found; a sweep comes every half minute. */
const lookBackMs = 30 * 60_000;
/** An answer that was not collected within this time is not waited for any more. */
const waitMs = 30 * 86_400_000;

/**
 * Finds published answers among the posts that were just collected, by the link that a person pasted.
 * @returns drafts that were matched
 */
export async function matchPublished(db: Db, now: Date): Promise<number[]> {
  return db.transaction(async (tx) => {
    const found = await readRows<{ draft_id: number; post_id: string }>(
      tx,
      sql`
      with waiting as materialized (
        select draft_id, ${bareAddress(sql`published_url`)} as address from draft
        where state = 'published' and published_post_id is null and published_url is not null
          and published_at > ${new Date(now.getTime() - waitMs)}::timestamptz
        for update skip locked
      )
      select w.draft_id, min(p.post_id) as post_id from waiting w
      join source s on true
      join post p on p.source_id = s.source_id and p.found_at > ${new Date(now.getTime() - lookBackMs)}::timestamptz
        and ${bareAddress(sql`p.url`)} = w.address
      group by w.draft_id`,
    );
    for (const each of found) {
      const publishedPostId = Number(each.post_id);
      const [row] = await tx
        .update(draft)
        .set({ publishedPostId })
        .where(eq(draft.draftId, each.draft_id))
        .returning();
      if (row) await noteDraft(tx, row, { personId: null, kind: "matched", facts: { publishedPostId }, now });
    }
    return found.map((each) => each.draft_id);
  });
}

/** An address without what may differ between two ways to the same post: scheme, "www.", fragment, slash at the end. */
function bareAddress(url: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`regexp_replace(rtrim(split_part(${url}, '#', 1), '/'), '^https?://(www\\.)?', '')`;
}
