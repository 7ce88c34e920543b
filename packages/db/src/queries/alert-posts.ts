import type { Direction } from "@earshot/core/analyse/label";
import type { EntityKind } from "@earshot/core/match/entity";
import type { AlertPost } from "@earshot/core/report/alert/judge-alert-post";
import type { Severity } from "@earshot/core/triage/status";
import { kindTowardsUs } from "@earshot/core/match/kind-towards-us";
import { sql, type SQL } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";
import { loadAuthorRoles, type FindAuthorRole } from "./author-role.ts";
import type { DueReport } from "./report-due.ts";

/** The same of posts that are due: without those that people have called irrelevant. */
export async function readDueAlertPosts(
  db: Db,
  due: readonly DueReport[],
  withStories: boolean,
): Promise<AlertPost[]> {
  const ids = due.map(({ postId }) => postId);
  const condition = sql`t.post_id = any(${sql.param(ids)}::bigint[]) and t.irrelevant_because is null and t.blocked_by is null`;
  const news = new Set(due.flatMap(({ postId, isNews }) => (isNews ? [postId] : [])));
  return readAlertPosts(db, condition, { news, limit: ids.length, withStories });
}

interface Row {
  post_id: string;
  published_at: Date;
  found_at: Date;
  severity: Severity;
  direction: Direction;
  also: Direction[];
  confidence: number;
  is_said: boolean;
  story_id: string | null;
  author_id: string | null;
  handle: string | null;
  author_name: string | null;
  followers: string | null;
  mentions: { id: number; kind: EntityKind; company: EntityKind | null; role: "main" | "episodic" }[];
}

/** The longest a rule about stories looks back from its newest post. */
export const storyHoursMax = 168;

/**
 * What alert rules want to know of posts: those of `condition` over the row `t` of triage, in the order of publication.
 * @param news ids of posts that came now
 */
export async function readAlertPosts(
  db: Db,
  condition: SQL,
  given: { news: ReadonlySet<number>; limit: number; withStories: boolean },
): Promise<AlertPost[]> {
  const rows = await readRows<Row>(
    db,
    sql`
    select t.post_id, t.published_at, t.found_at, t.severity, t.direction, t.also, t.confidence,
      t.severity_by = 'person' or t.direction_by = 'person' as is_said, t.story_id, t.author_id,
      a.handle, a.name as author_name, a.followers, named.mentions
    from triage t
    left join author a on a.author_id = t.author_id
    cross join lateral (
      select coalesce(json_agg(json_build_object(
        'id', m.entity_id, 'kind', e.kind, 'company', c.kind, 'role', m.role) order by m.entity_id), '[]') as mentions
      from mention m join entity e on e.entity_id = m.entity_id left join entity c on c.entity_id = e.company_id
      where m.post_id = t.post_id and m.month = t.month) named
    where ${condition}
    order by t.published_at, t.post_id limit ${given.limit}`,
  );
  const roleOf = await loadAuthorRoles(db);
  const storyIds = rows.flatMap((row) => (row.story_id === null ? [] : [Number(row.story_id)]));
  const stories = given.withStories ? await readStoryTimes(db, [...new Set(storyIds)]) : new Map();
  return rows.map((row) => toAlertPost(row, given.news, roleOf, stories));
}

function toAlertPost(
  row: Row,
  news: ReadonlySet<number>,
  roleOf: FindAuthorRole,
  stories: ReadonlyMap<number, Date[]>,
): AlertPost {
  const postId = Number(row.post_id);
  const storyId = row.story_id === null ? null : Number(row.story_id);
  const followers = row.followers === null ? null : Number(row.followers);
  const author = { handle: row.handle, name: row.author_name };
  return {
    postId,
    publishedAt: new Date(row.published_at),
    foundAt: new Date(row.found_at),
    isNews: news.has(postId),
    isSaidByPerson: row.is_said,
    severity: row.severity,
    direction: row.direction,
    also: row.also,
    confidence: row.confidence,
    storyId,
    storyPosts: storyId === null ? null : (stories.get(storyId) ?? null),
    author:
      row.author_id === null
        ? null
        : { authorId: Number(row.author_id), handle: row.handle, watchedAs: roleOf(author), followers },
    mentions: row.mentions.map(({ id, kind, company, role }) => ({
      entityId: id,
      kind: kindTowardsUs(kind, company),
      role,
    })),
  };
}

/** When the newest posts of stories were published. */
async function readStoryTimes(db: Db, storyIds: readonly number[]): Promise<Map<number, Date[]>> {
  if (storyIds.length === 0) return new Map();
  const rows = await readRows<{ story_id: string; times: string[] }>(
    db,
    sql`
    select t.story_id, array_agg(extract(epoch from t.published_at)::double precision) as times
    from triage t join story s on s.story_id = t.story_id
    where t.story_id = any(${sql.param([...storyIds])}::bigint[])
      and t.published_at > s.last_at - make_interval(hours => ${storyHoursMax})
    group by t.story_id`,
  );
  return new Map(
    rows.map(({ story_id, times }) => [
      Number(story_id),
      times.map((seconds) => new Date(Number(seconds) * 1_000)),
    ]),
  );
}
