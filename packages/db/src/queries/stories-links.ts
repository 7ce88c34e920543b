import type { StoryLink } from "@earshot/core/analyse/arrange-stories";
import type { LinkKind } from "@earshot/core/analyse/near-duplicate";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

export interface FoundLink extends StoryLink {
  kind: LinkKind;
}

/** The links that touch any of these posts. */
export async function readLinks(db: Db, postIds: readonly number[]): Promise<FoundLink[]> {
  if (postIds.length === 0) return [];
  const ids = sql`any(${sql.param([...postIds])}::bigint[])`;
  const rows = await readRows<{ post_id: string; other_id: string; similarity: number; kind: LinkKind }>(
    db,
    sql`
    select post_id, other_id, similarity, kind from story_link where post_id = ${ids}
    union
    select post_id, other_id, similarity, kind from story_link where other_id = ${ids}`,
  );
  return rows.map(({ similarity, kind, ...pair }) => ({
    postId: Number(pair.post_id),
    otherId: Number(pair.other_id),
    similarity,
    kind,
  }));
}

export async function writeLinks(db: Db, links: readonly FoundLink[]): Promise<void> {
  if (links.length === 0) return;
  const rows = JSON.stringify(
    links.map(({ postId, otherId, similarity, kind }) => ({
      post_id: Math.min(postId, otherId),
      other_id: Math.max(postId, otherId),
      similarity,
      kind,
    })),
  );
  await db.execute(sql`
    insert into story_link (post_id, other_id, similarity, kind)
    select post_id, other_id, similarity, kind
    from json_to_recordset(${rows}::json) as g(post_id bigint, other_id bigint, similarity real, kind text)
    on conflict (post_id, other_id) do update set similarity = excluded.similarity, kind = excluded.kind`);
}

export async function removeLinks(db: Db, postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0) return;
  const ids = sql`any(${sql.param([...postIds])}::bigint[])`;
  await db.execute(sql`delete from story_link where post_id = ${ids} or other_id = ${ids}`);
}
