import type { ProofPost } from "@earshot/core/report/spike-cause/choose-proof";
import type { SpikeFinding } from "@earshot/core/report/spike-cause/find-causes";
import type { ProofKind, SpikeCause } from "@earshot/core/report/spike-cause/spike-cause";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { namesOfKeys } from "../figures/figure-names.ts";

export interface SpikePost {
  postId: number;
  title: string;
  source: string;
  author: string | null;
  publishedAt: Date;
  why: ProofKind;
}

export interface NamedCauses {
  causes: (SpikeCause & { name: string })[];
  first: { at: Date; source: string; author: string | null } | null;
}

/** Causes with what people call them. Where nobody may be named, authors are no cause, and whose post was first is not said. */
export async function nameCauses(
  db: Db,
  { causes, first }: SpikeFinding,
  { withAuthors }: { withAuthors: boolean },
): Promise<NamedCauses> {
  const told = causes.filter(({ kind }) => withAuthors || kind !== "author");
  const named: NamedCauses["causes"] = [];
  for (const cause of told) named.push(await nameCause(db, cause));
  if (first === null) return { causes: named, first };
  const [post] = await readPosts(db, [first.postId]);
  const source = post?.source ?? "";
  return {
    causes: named,
    first: { at: first.publishedAt, source, author: withAuthors ? (post?.author ?? null) : null },
  };
}

const groupOf = {
  story: "story",
  source: "source",
  author: "author",
  entity: "entity",
  first: "source",
} as const;

async function nameCause(db: Db, cause: SpikeCause): Promise<SpikeCause & { name: string }> {
  const { kind, key } = cause;
  const group = kind in groupOf ? groupOf[kind as keyof typeof groupOf] : null;
  const found = group === null ? undefined : (await namesOfKeys(db, group, [Number(key)])).get(key);
  return { ...cause, key: found?.shown ?? key, name: found?.name ?? key };
}

/** The posts that prove a spike, as lines of a list. */
export async function readProofPosts(db: Db, proof: readonly ProofPost[]): Promise<SpikePost[]> {
  const posts = await readPosts(
    db,
    proof.map(({ postId }) => postId),
  );
  return proof.flatMap(({ postId, why }) => {
    const found = posts.find((each) => each.postId === postId);
    return found ? [{ ...found, why }] : [];
  });
}

async function readPosts(db: Db, postIds: readonly number[]): Promise<Omit<SpikePost, "why">[]> {
  const rows = await readRows<{
    post_id: string | number;
    title: string;
    source: string;
    author: string | null;
    ms: number;
  }>(
    db,
    sql`
    select t.post_id, coalesce(nullif(t.title, ''), left(t.snippet, 160)) as title, s.name as source,
      coalesce(a.name, a.handle) as author, (extract(epoch from t.published_at) * 1000)::double precision as ms
    from triage t join source s on s.source_id = t.source_id left join author a on a.author_id = t.author_id
    where t.post_id = any(${sql.param([...postIds])}::bigint[])`,
  );
  return rows.map(({ post_id, ms, ...rest }) => ({
    ...rest,
    postId: Number(post_id),
    publishedAt: new Date(ms),
  }));
}
