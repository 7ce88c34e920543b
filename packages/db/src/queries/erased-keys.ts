import { createHash } from "node:crypto";
import type { CollectedPost } from "@earshot/core/collect/post";
import { sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { storable } from "../storable.ts";
import { authorKey } from "./authors.ts";

/** What is known of an account: what it may be called when it comes again. */
interface ErasedAccount {
  platform: string;
  key: string;
  handle: string | null;
  url: string | null;
}

/** The salt of this installation: a hash says nothing to whoever has a list of hashes of all accounts of a network. */
async function readSalt(db: Db): Promise<string> {
  const [row] = await readRows<{ salt: string }>(db, sql`select salt from erasure_salt`);
  if (!row) throw new Error("The salt of erasures is missing.");
  return row.salt;
}

function hashOf(salt: string, name: string): string {
  return createHash("sha256").update(salt).update("\u0000").update(name).digest("hex");
}

function namesOfAccount({ platform, key, handle, url }: ErasedAccount): string[] {
  const plain = handle?.trim().replace(/^@/, "").toLowerCase();
  return [
    `${platform} ${key}`,
    ...(plain ? [`${platform} @${plain}`] : []),
    ...(url === null ? [] : [`${platform} ${url}`]),
  ];
}

function nameOfPost({ namespace, externalId }: { namespace: string; externalId: string }): string {
  return `post ${namespace}\u0000${externalId}`;
}

/** Remembers accounts and posts by hashes alone, so that they do not come back. */
export async function rememberErased(
  db: Db,
  erasureId: number,
  given: { accounts: readonly ErasedAccount[]; posts: readonly { namespace: string; externalId: string }[] },
): Promise<void> {
  const salt = await readSalt(db);
  const names = [...given.accounts.flatMap(namesOfAccount), ...given.posts.map(nameOfPost)];
  const hashes = [...new Set(names.map((name) => hashOf(salt, name)))];
  await db.execute(sql`
    insert into erased_key (hash, erasure_id)
    select decode(hash, 'hex'), ${erasureId} from unnest(${sql.param(hashes)}::text[]) as hash order by hash
    on conflict (hash) do update set erasure_id = excluded.erasure_id`);
}

/** Leaves out posts of people whose data was erased, and counts them. Costs one look where nobody was. */
export async function withoutErased<T extends { posts: readonly CollectedPost[] }>(
  db: Db,
  given: readonly T[],
  now: Date,
): Promise<T[]> {
  if (given.length === 0) return [];
  const [row] = await readRows<{ salt: string }>(
    db,
    sql`select salt from erasure_salt where exists (select from erased_key)`,
  );
  if (row === undefined) return [...given];
  const byPost = new Map(
    given
      .flatMap(({ posts }) => posts)
      .map((post) => [post, namesOf(post).map((name) => hashOf(row.salt, name))]),
  );
  const found = await readRows<{ hash: string; erasure_id: number }>(
    db,
    sql`select encode(k.hash, 'hex') as hash, k.erasure_id from erased_key k
      where k.hash = any(array(select decode(hash, 'hex') from unnest(${sql.param([...new Set([...byPost.values()].flat())])}::text[]) as hash))`,
  );
  if (found.length === 0) return [...given];
  const known = new Map(found.map((each) => [each.hash, each.erasure_id]));
  const refused = new Map<number, number>();
  const isKept = (post: CollectedPost): boolean => {
    const hash = byPost.get(post)?.find((each) => known.has(each));
    const erasureId = hash === undefined ? undefined : known.get(hash);
    if (erasureId === undefined) return true;
    refused.set(erasureId, (refused.get(erasureId) ?? 0) + 1);
    return false;
  };
  const kept = given.map((each) => ({ ...each, posts: each.posts.filter(isKept) }));
  for (const [erasureId, count] of [...refused].toSorted(([a], [b]) => a - b))
    await db.execute(sql`
      update erasure set refused = refused + ${count}, refused_at = ${now}::timestamptz where erasure_id = ${erasureId}`);
  return kept.filter(({ posts }) => posts.length > 0);
}

function namesOf(post: CollectedPost): string[] {
  const namespace = storable(post.namespace);
  const names = [nameOfPost({ namespace, externalId: storable(post.externalId) })];
  const key = authorKey(post);
  if (key === null || post.author === null) return names;
  const { handle, url } = post.author;
  return [
    ...names,
    ...namesOfAccount({ platform: post.platform, key, handle: storable(handle), url: storable(url) }),
  ];
}
