import type { PostAuthor } from "@earshot/core/collect/post";
import { eq, sql } from "drizzle-orm";
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
