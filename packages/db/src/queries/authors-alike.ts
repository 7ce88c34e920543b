import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

export interface AlikeAuthor {
  handle: string;
  name: string | null;
  followers: number | null;
  platform: string;
}

/**
 * Authors of stored posts with one of these accounts, with one that begins so, or with one of these display names; those with the
 * most followers first. All in lower case. Read from indexes, however many authors there are: `like` with a beginning that is no
 * constant would read the whole table.
 */
export async function authorsAlike(
  db: Db,
  asked: { handles: readonly string[]; prefixes: readonly string[]; names: readonly string[] },
  limit = 200,
): Promise<AlikeAuthor[]> {
  const handles = asked.handles.flatMap((handle) => [handle, `@${handle}`]);
  const starts = asked.prefixes.flatMap((prefix) => [prefix, `@${prefix}`]);
  const rows = await readRows<Omit<AlikeAuthor, "followers"> & { followers: string | null }>(
    db,
    sql`
    select distinct on (lower(handle), platform) handle, name, followers, platform from (
      (select * from author where handle is not null and lower(handle) = any(${sql.param(handles)}::text[]) limit ${limit})
      union all
      (select a.* from unnest(${sql.param(starts)}::text[]) as start(text)
        cross join lateral (
          select * from author
          where handle is not null and lower(handle) ~>=~ start.text and lower(handle) ~<~ (start.text || chr(65535))
          limit ${limit}) a)
      union all
      (select * from author where name is not null and lower(name) = any(${sql.param([...asked.names])}::text[]) limit ${limit})
    ) found
    where handle is not null
    order by lower(handle), platform`,
  );
  return rows
    .map((row) => ({ ...row, followers: row.followers === null ? null : Number(row.followers) }))
    .sort((a, b) => (b.followers ?? -1) - (a.followers ?? -1))
    .slice(0, limit);
}
