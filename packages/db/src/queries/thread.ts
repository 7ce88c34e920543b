import type { PostAuthor } from "@earshot/core/collect/post";
import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";
import { post } from "../schema/post.ts";
import { isAt } from "./post-location.ts";

export interface Parent {
  text: { postId: number; title: string | null; text: string };
  author: Pick<PostAuthor, "handle" | "name"> | null;
}

/** The posts that these posts answer, by the id of the answer; those that we do not have are left out. */
export async function loadParents(
  db: Db,
  answers: readonly { postId: number; namespace: string; parentExternalId: string | null }[],
): Promise<Map<number, Parent>> {
  const links = answers.filter((answer) => answer.parentExternalId !== null);
  if (links.length === 0) return new Map();
  const given = JSON.stringify(
    links.map((link) => ({
      answer: link.postId,
      namespace: link.namespace,
      external_id: link.parentExternalId,
    })),
  );
  const found = await readRows<{ answer: string; post_id: string; month: string }>(
    db,
    sql`
    select g.answer, k.post_id, k.month::text
    from json_to_recordset(${given}::json) as g(answer bigint, namespace text, external_id text)
    join post_key k using (namespace, external_id)`,
  );
  const places = found.map((row) => ({
    answer: Number(row.answer),
    postId: Number(row.post_id),
    month: row.month,
  }));
  if (places.length === 0) return new Map();
  const rows = await db
    .select({
      postId: post.postId,
      title: post.title,
      text: post.text,
      handle: author.handle,
      name: author.name,
    })
    .from(post)
    .leftJoin(author, eq(author.authorId, post.authorId))
    .where(isAt(post, places));
  const byId = new Map(rows.map((row) => [row.postId, row]));
  return new Map(
    places.flatMap((place) => {
      const row = byId.get(place.postId);
      if (!row) return [];
      const { handle, name, ...text } = row;
      return [[place.answer, { text, author: { handle, name } }] as const];
    }),
  );
}

/** A post of a thread; `depth` counts from the earliest post of it that we have. */
export interface ThreadPost {
  postId: number;
  parentPostId: number | null;
  depth: number;
  authorName: string | null;
  text: string;
  publishedAt: Date;
  isThisPost: boolean;
}

interface ThreadLink {
  postId: number;
  month: string;
  parentPostId: number | null;
  depth: number;
}

/**
 * The conversation that a post belongs to, each answer below what it answers, older answers first. At most 50 levels up or down and
 * 200 posts; posts that claim to answer each other in a circle end it.
 */
export async function loadThread(db: Db, postId: number): Promise<ThreadPost[]> {
  const links = await loadLinks(db, postId);
  if (links.length < 2) return [];
  const rows = await db
    .select({ postId: post.postId, text: post.text, publishedAt: post.publishedAt, authorName: author.name })
    .from(post)
    .leftJoin(author, eq(author.authorId, post.authorId))
    .where(isAt(post, links))
    .orderBy(asc(post.publishedAt), asc(post.postId));
  const linkOf = new Map(links.map((link) => [link.postId, link]));
  const answers = new Map<number | null, ThreadPost[]>();
  for (const row of rows) {
    const link = linkOf.get(row.postId);
    if (!link) continue;
    const { parentPostId, depth } = link;
    const each: ThreadPost = { ...row, parentPostId, depth, isThisPost: row.postId === postId };
    answers.set(parentPostId, [...(answers.get(parentPostId) ?? []), each]);
  }
  return inOrder(answers, null);
}

function inOrder(
  answers: ReadonlyMap<number | null, ThreadPost[]>,
  parentPostId: number | null,
): ThreadPost[] {
  return (answers.get(parentPostId) ?? []).flatMap((each) => [each, ...inOrder(answers, each.postId)]);
}

async function loadLinks(db: Db, postId: number): Promise<ThreadLink[]> {
  const rows = await readRows<{
    post_id: string;
    month: string;
    parent_post_id: string | null;
    depth: number;
  }>(
    db,
    sql`
    with recursive up as (
      select namespace, external_id, parent_external_id, post_id, month, 0 as height
      from post_key where post_id = ${postId}
      union all
      select k.namespace, k.external_id, k.parent_external_id, k.post_id, k.month, up.height + 1
      from up join post_key k on k.namespace = up.namespace and k.external_id = up.parent_external_id
      where up.height < 50
    ) cycle post_id set is_seen using path,
    top as (select * from up where not is_seen order by height desc limit 1),
    down as (
      select namespace, external_id, post_id, month, null::bigint as parent_post_id, 0 as depth from top
      union all
      select k.namespace, k.external_id, k.post_id, k.month, down.post_id, down.depth + 1
      from down join post_key k on k.namespace = down.namespace and k.parent_external_id = down.external_id
      where down.depth < 50
    ) cycle post_id set is_seen_below using path_below
    select post_id, month::text, parent_post_id, depth from down where not is_seen_below limit 200`,
  );
  return rows.map((row) => ({
    postId: Number(row.post_id),
    month: row.month,
    parentPostId: row.parent_post_id === null ? null : Number(row.parent_post_id),
    depth: row.depth,
  }));
}
