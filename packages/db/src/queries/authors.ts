import type { CollectedPost, PostAuthor } from "@earshot/core/collect/post";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storable } from "../storable.ts";

/**
 * Natural key of an author on a platform: the account name, else the address of the profile, else the display name within the
 * feed (two feeds may each have an "Anna"). Null when nothing tells who wrote.
 */
export function authorKey(post: CollectedPost): string | null {
  const author = post.author;
  if (author === null) return null;
  const handle = author.handle?.trim().replace(/^@/, "").toLowerCase();
  if (handle) return storable(`@${handle}`);
  if (author.url) return storable(author.url);
  const name = author.name?.trim();
  return name ? storable(`${post.namespace} ${name}`) : null;
}

interface AuthorRow extends PostAuthor {
  platform: string;
  key: string;
}

/**
 * Saves the authors of posts; what is not given does not overwrite what is known. Rows are written in the order of their keys,
 * so that two savings of the same authors wait for each other instead of locking each other out.
 * @returns ids by `${platform} ${key}`
 */
export async function saveAuthors(
  db: Db,
  posts: readonly CollectedPost[],
  now: Date,
): Promise<Map<string, number>> {
  const byKey = new Map<string, AuthorRow>();
  for (const post of posts) {
    const key = authorKey(post);
    if (key === null || post.author === null) continue;
    byKey.set(`${post.platform} ${key}`, {
      platform: post.platform,
      key,
      handle: storable(post.author.handle),
      name: storable(post.author.name),
      url: storable(post.author.url),
      bio: storable(post.author.bio),
      followers: post.author.followers,
    });
  }
  if (byKey.size === 0) return new Map();
  const authors = JSON.stringify([...byKey.values()]);
  await db.execute(sql`
    insert into author (platform, key, handle, name, url, bio, followers, followers_at, updated_at)
    select g.platform, g.key, g.handle, g.name, g.url, g.bio, g.followers,
      case when g.followers is not null then ${now}::timestamptz end, ${now}::timestamptz
    from json_to_recordset(${authors}::json)
      as g(platform text, key text, handle text, name text, url text, bio text, followers bigint)
    left join author a on a.platform = g.platform and a.key = g.key
    where a.author_id is null
      or (g.handle <> a.handle) is true or (g.handle is not null and a.handle is null)
      or (g.name <> a.name) is true or (g.name is not null and a.name is null)
      or (g.url <> a.url) is true or (g.url is not null and a.url is null)
      or (g.bio <> a.bio) is true or (g.bio is not null and a.bio is null)
      or (g.followers <> a.followers) is true or (g.followers is not null and a.followers is null)
      or (g.followers is not null and a.followers_at < ${now}::timestamptz - interval '1 day')
    order by g.platform, g.key
    on conflict (platform, key) do update set
      handle = coalesce(excluded.handle, author.handle),
      name = coalesce(excluded.name, author.name),
      url = coalesce(excluded.url, author.url),
      bio = coalesce(excluded.bio, author.bio),
      followers = coalesce(excluded.followers, author.followers),
      followers_at = coalesce(excluded.followers_at, author.followers_at),
      looked_at = case when (excluded.handle <> author.handle) is true or (excluded.name <> author.name) is true
        then null else author.looked_at end,
      updated_at = excluded.updated_at`);
  const rows = await readRows<{ platform: string; key: string; id: string }>(
    db,
    sql`
    select a.platform, a.key, a.author_id as id
    from json_to_recordset(${authors}::json) as g(platform text, key text)
    join author a using (platform, key)`,
  );
  return new Map(rows.map((row) => [`${row.platform} ${row.key}`, Number(row.id)]));
}
