import { minuteSeverity, pickMinute } from "@earshot/core/respond/minute/minute";
import type { DraftFinding } from "@earshot/core/respond/draft/draft";
import type { PromptBody } from "@earshot/core/respond/prompt";
import type { Platform } from "@earshot/core/collect/platform";
import type { Role, Severity } from "@earshot/core/triage/status";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { readAnswered, type AnsweredPost } from "../drafts/draft-answered.ts";
import { readVersion } from "../drafts/draft-decide.ts";
import { getDraft } from "../drafts/draft-detail.ts";
import { listDrafts, type ListedDraft } from "../drafts/draft-list.ts";
import { spokenBy } from "../drafts/speakers.ts";
import { factsBehind } from "./facts-behind.ts";

/** An answer that waits for this person's word. */
export interface MinuteDraft {
  draft: ListedDraft;
  text: string;
  answered: AnsweredPost | null;
  unread: DraftFinding[];
  /** Cards that carry what it says. */
  factCardIds: number[];
}

/** A grave post about this person that nobody answers yet. */
export interface MinutePost {
  postId: number;
  title: string;
  snippet: string;
  url: string | null;
  platform: Platform;
  author: string | null;
  severity: Severity;
  publishedAt: Date;
  entityId: number;
  prompt: { promptId: number; body: PromptBody } | null;
}

export interface Minute {
  drafts: MinuteDraft[];
  posts: MinutePost[];
  /** Whether anybody said which executive this person is. */
  isKnown: boolean;
}

/** What was found longer ago is no matter of a minute. */
const foundMaxMs = 7 * 86_400_000;
const postsRead = 20;

/** At most five things that need this person: approvals, then grave posts about them. */
export async function readMinute(
  db: Db,
  given: { person: { personId: number; role: Role }; now: Date },
): Promise<Minute> {
  const { person, now } = given;
  const entityIds = await spokenBy(db, person.personId);
  const waiting = await listDrafts(db, { scope: "waiting", person });
  const grave = await gravePosts(db, entityIds, new Date(now.getTime() - foundMaxMs));
  const picked = pickMinute(waiting, grave);
  const drafts: MinuteDraft[] = [];
  for (const draft of picked.drafts) {
    const detail = await getDraft(db, draft.draftId, person);
    const { text } = await readVersion(db, draft);
    const answered = draft.postId === null ? null : await readAnswered(db, draft.postId);
    const factCardIds = await factsBehind(db, { draft, text, now });
    drafts.push({ draft, text, answered, unread: detail?.unread ?? [], factCardIds });
  }
  return { drafts, posts: picked.posts, isKnown: entityIds.length > 0 };
}

async function gravePosts(db: Db, entityIds: readonly number[], since: Date): Promise<MinutePost[]> {
  if (entityIds.length === 0) return [];
  const ids = sql`${sql.param([...entityIds])}::integer[]`;
  const rows = await readRows<{
    post_id: string;
    title: string;
    snippet: string;
    url: string | null;
    platform: Platform;
    author: string | null;
    severity: Severity;
    published_ms: number;
    entity_id: number;
    prompt_id: string | null;
    body: PromptBody | null;
  }>(
    db,
    sql`
    select t.post_id, coalesce(nullif(t.title, ''), t.snippet) as title, t.snippet, t.url, t.platform,
      coalesce(a.name, a.handle) as author, t.severity, extract(epoch from t.published_at)::float8 * 1000 as published_ms,
      (select e from unnest(t.entity_ids) e where e = any(${ids}) limit 1) as entity_id, p.prompt_id, p.body
    from triage t left join author a on a.author_id = t.author_id
    left join prompt p on p.post_id = t.post_id and p.superseded_at is null
    where t.status in ('new', 'in_progress', 'waiting') and t.severity >= ${minuteSeverity} and t.entity_ids && ${ids}
      and t.found_at > ${since}::timestamptz and t.snoozed_until is null and t.blocked_by is null and not t.is_reprint
      and not exists (select from draft d where d.post_id = t.post_id and d.state <> 'withdrawn')
      and coalesce(p.body ->> 'respond', 'respond') = 'respond'
    order by t.severity desc, t.published_at desc limit ${postsRead}`,
  );
  return rows.map((row) => ({
    postId: Number(row.post_id),
    title: row.title,
    snippet: row.snippet,
    url: row.url,
    platform: row.platform,
    author: row.author,
    severity: row.severity,
    publishedAt: new Date(row.published_ms),
    entityId: row.entity_id,
    prompt:
      row.prompt_id === null || row.body === null
        ? null
        : { promptId: Number(row.prompt_id), body: row.body },
  }));
}
