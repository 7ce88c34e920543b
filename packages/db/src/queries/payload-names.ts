import { inArray, sql } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";
import { source } from "../schema/source.ts";

/** Names shown of one batch of posts. */
const postsMax = 3;
const titleMax = 120;

/** What the ids of a job's payload stand for. */
export interface PayloadNames {
  source: string | null;
  posts: string[];
}

interface Ids {
  sourceId: number | null;
  postIds: number[];
}

/** For each payload the name of its source and the titles of its first posts; null for one that names neither. */
export async function payloadNames(db: Db, payloads: readonly unknown[]): Promise<(PayloadNames | null)[]> {
  const all = payloads.map(readIds);
  const sources = await sourceNames(db, new Set(all.flatMap(({ sourceId }) => sourceId ?? [])));
  const titles = await postTitles(db, new Set(all.flatMap(({ postIds }) => postIds)));
  return all.map(({ sourceId, postIds }) => {
    if (sourceId === null && postIds.length === 0) return null;
    return {
      source: sourceId === null ? null : (sources.get(sourceId) ?? null),
      posts: postIds.flatMap((postId) => titles.get(postId) ?? []),
    };
  });
}

function readIds(payload: unknown): Ids {
  const { sourceId, postIds } = (payload ?? {}) as Record<string, unknown>;
  return {
    sourceId: isId(sourceId) ? sourceId : null,
    postIds: Array.isArray(postIds) ? postIds.filter(isId).slice(0, postsMax) : [],
  };
}

function isId(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

async function sourceNames(db: Db, ids: ReadonlySet<number>): Promise<Map<number, string>> {
  if (ids.size === 0) return new Map();
  const rows = await db
    .select({ sourceId: source.sourceId, name: source.name })
    .from(source)
    .where(inArray(source.sourceId, [...ids]));
  return new Map(rows.map((row) => [row.sourceId, row.name]));
}

/** By way of the key, which knows the month: no partition is looked into that has none of them. */
async function postTitles(db: Db, ids: ReadonlySet<number>): Promise<Map<number, string>> {
  if (ids.size === 0) return new Map();
  const rows = await readRows<{ post_id: string; title: string }>(
    db,
    sql`
    select p.post_id, left(coalesce(p.title, p.text), ${titleMax}) as title
    from post_key k join post p on p.post_id = k.post_id and p.month = k.month
    where k.post_id = any(${sql.param([...ids])}::bigint[])`,
  );
  return new Map(rows.map((row) => [Number(row.post_id), row.title]));
}
